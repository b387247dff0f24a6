import clsx from "clsx";
import type { ReactNode } from "react";

type Props = {
  look?: "neutral" | "accent" | "outline";
  isRound?: boolean;
  className?: string;
  children: ReactNode;
};

/** A small mark beside a name: "Bot", "Admin", a count. */
export function Badge({ look = "neutral", isRound = false, className, children }: Props) {
  return (
    <span
      className={clsx(
        "inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center px-1.5 font-medium text-2xs tabular",
        isRound ? "rounded-full" : "rounded-sm",
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
