import clsx from "clsx";
import type { ComponentProps } from "react";

/** A panel that stands on the canvas. */
export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div className={clsx("rounded-lg border border-line bg-surface p-6", className)} {...rest} />;
}
