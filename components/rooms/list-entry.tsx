import clsx from "clsx";
import type { MouseEvent, ReactNode } from "react";
import { type ListName, listPath, openList, useScreen } from "@/lib/client/navigation";

type Props = {
  name: ListName;
  icon: ReactNode;
  label: string;
  isStrong?: boolean;
  /** What stands at the end: how much there is. */
  children?: ReactNode;
};

/** A screen of mine that stands above the rooms. */
export function ListEntry({ name, icon, label, isStrong = false, children }: Props) {
  const isCurrent = useScreen() === name;

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openList(name);
  }

  return (
    <a
      href={listPath(name)}
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
