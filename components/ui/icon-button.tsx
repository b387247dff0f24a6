import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

export type IconButtonProps = ComponentProps<"button"> & {
  /** Its accessible name, and the tooltip. */
  label: string;
  icon: ReactNode;
  size?: "sm" | "md";
  tooltip?: "above" | "below" | "none";
};

/** 24 px at least, 44 px under a finger. */
export function IconButton({
  label,
  icon,
  size = "md",
  tooltip = "below",
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      data-tooltip={tooltip === "none" ? undefined : label}
      data-tooltip-side={tooltip === "above" ? "above" : undefined}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-md text-soft transition-colors",
        "hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink aria-pressed:bg-selected aria-pressed:text-ink",
        "disabled:cursor-not-allowed disabled:opacity-50",
        size === "sm" ? "size-7 touch:size-11" : "size-9 touch:size-11",
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
