import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "@/components/ui/spinner";

type Look = "primary" | "secondary" | "quiet" | "danger";

export type ButtonProps = ComponentProps<"button"> & {
  look?: Look;
  size?: "sm" | "md" | "lg";
  /** Work is under way: the button keeps its width, says so and takes no second press. */
  isBusy?: boolean;
  icon?: ReactNode;
};

export function Button({
  look = "secondary",
  size = "md",
  isBusy = false,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonLook(look, size), className)}
      {...rest}
    >
      {isBusy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonLook(look: Look = "secondary", size: "sm" | "md" | "lg" = "md"): string {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-70",
    SIZES[size],
    LOOKS[look],
  );
}

const SIZES = {
  sm: "h-8 px-3 text-sm touch:h-11",
  md: "h-9 px-3.5 text-base touch:h-11",
  lg: "h-11 px-5 text-base",
};

const LOOKS: Record<Look, string> = {
  primary: "bg-accent-fill text-on-accent hover:bg-accent-fill-hover",
  secondary: "border border-line bg-raised text-ink hover:bg-hover",
  quiet: "text-soft hover:bg-hover hover:text-ink",
  danger: "bg-danger-fill text-on-danger hover:bg-danger-fill-hover",
};
