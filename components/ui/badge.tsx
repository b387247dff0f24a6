import clsx from "clsx";
import type { ReactNode } from "react";

type Props = { look?: "neutral" | "accent" | "outline"; className?: string; children: ReactNode };

/** A small mark beside a name: "Bot", "Admin", a count. */
export function Badge({ look = "neutral", className, children }: Props) {
  return (
    <span
      className={clsx(
        "inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-sm px-1.5 font-medium text-2xs tabular",
        LOOKS[look],
        className,
      )}
    >
      {children}
    </span>
  );
}

const LOOKS = {
  neutral: "bg-hover text-soft",
  accent: "bg-accent-fill text-on-accent",
  outline: "border border-line text-soft",
};
