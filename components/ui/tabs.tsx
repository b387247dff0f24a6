"use client";

import clsx from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { useOverflow } from "@/components/ui/use-overflow";

type Tab<Name extends string> = { name: Name; label: string };

type Props<Name extends string> = {
  label: string;
  tabs: Tab<Name>[];
  active: Name;
  onSelect: (name: Name) => void;
  children: ReactNode;
  className?: string;
};

/**
 * Tabs after the authoring practices: arrows, Home and End move and select; Tab goes on
 * to the panel. Where they do not all fit, the row scrolls to the chosen one.
 */
export function Tabs<Name extends string>({
  label,
  tabs,
  active,
  onSelect,
  children,
  className,
}: Props<Name>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const overflow = useOverflow(row, tabs.length);

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [id, active]);

  function move(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.name === active);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = steps[event.key];
    const tab = to === undefined ? undefined : tabs[to % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.name);
    document.getElementById(`${id}-${tab.name}`)?.focus();
  }

  return (
    <>
      <div className="relative shrink-0 border-line border-b">
        <div
          ref={row}
          role="tablist"
          aria-label={label}
          className="flex gap-1 overflow-x-auto overscroll-x-contain px-3 [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <button
              key={tab.name}
              type="button"
              role="tab"
              id={`${id}-${tab.name}`}
              aria-selected={tab.name === active}
              aria-controls={`${id}-panel`}
              tabIndex={tab.name === active ? 0 : -1}
              onClick={() => onSelect(tab.name)}
              onKeyDown={move}
              className={clsx(
                "h-10 shrink-0 whitespace-nowrap border-b-2 px-2.5 font-medium text-sm transition-colors touch:h-11",
                "focus-visible:rounded-sm focus-visible:outline-offset-[-2px]",
                tab.name === active
                  ? "border-accent-fill text-ink"
                  : "border-transparent text-soft hover:border-line hover:text-ink",
              )}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {overflow.isBefore && <Scroller row={row} to="before" />}
        {overflow.isAfter && <Scroller row={row} to="after" />}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${active}`}
        className={className}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}

/** For the mouse: fingers swipe, and the keyboard brings what it selects into view. */
function Scroller({ row, to }: { row: RefObject<HTMLDivElement | null>; to: "before" | "after" }) {
  const Icon = to === "before" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      aria-hidden
      tabIndex={-1}
      onClick={() =>
        row.current?.scrollBy({ left: (to === "before" ? -0.7 : 0.7) * row.current.clientWidth })
      }
      className={clsx(
        "absolute inset-y-0 flex w-9 items-center from-60% from-canvas to-transparent text-faint hover:text-ink",
        to === "before"
          ? "left-0 justify-start bg-linear-to-r pl-1.5"
          : "right-0 justify-end bg-linear-to-l pr-1.5",
      )}
    >
      <Icon className="size-4" />
    </button>
  );
}
