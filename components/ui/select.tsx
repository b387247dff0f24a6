import clsx from "clsx";
import type { ComponentProps } from "react";
import { FIELD_LOOK } from "@/components/ui/input";

/** The browser's own list of choices: it knows phones, keyboards and screen readers best. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select className={clsx(FIELD_LOOK, "h-10 touch:h-11", className)} {...rest} />;
}
