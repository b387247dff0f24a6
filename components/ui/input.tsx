import clsx from "clsx";
import type { ComponentProps } from "react";

/** 16 px text everywhere, or phones zoom into the field. */
export const FIELD_LOOK = clsx(
  "w-full rounded-md border border-edge bg-inset px-3 text-field text-ink transition-colors",
  "hover:border-soft focus-visible:border-focus focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-danger",
);

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={clsx(FIELD_LOOK, "h-10 touch:h-11", className)} {...rest} />;
}
