import clsx from "clsx";
import type { MouseEvent, ReactNode } from "react";

type Props = {
  href: string;
  /** Shows the screen without a request for a page. */
  onOpen: () => void;
  isCurrent: boolean;
  icon: ReactNode;
  label: string;
  isStrong?: boolean;
  /** What stands at the end: how much there is. */
  children?: ReactNode;
};

/** A screen of mine that stands above the rooms. */
export function ListEntry({ href, onOpen, isCurrent, icon, label, isStrong = false, children }: Props) {
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  }

  return (
    <a
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      onClick={open}
      className={clsx(
        "mx-2 mb-1 flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2 touch:h-11",
        isCurrent ? "bg-selected" : "hover:bg-hover",
        isStrong ? "font-semibold text-ink" : "font-medium text-soft",
      )}
    >
      <span className="flex w-10 justify-center">{icon}</span>
      <span className="flex-1">{label}</span>
      {children}
    </a>
  );
}
