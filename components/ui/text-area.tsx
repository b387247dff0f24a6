import clsx from "clsx";
import type { ComponentProps } from "react";
import { FIELD_LOOK } from "@/components/ui/input";

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={clsx(FIELD_LOOK, "resize-none py-2", className)} {...rest} />;
}
