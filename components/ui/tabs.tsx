"use client";

import clsx from "clsx";
import { type KeyboardEvent, type ReactNode, useId } from "react";

type Tab<Name extends string> = { name: Name; label: string };

type Props<Name extends string> = {
  label: string;
  tabs: Tab<Name>[];
  active: Name;
  onSelect: (name: Name) => void;
  children: ReactNode;
  className?: string;
};

/** Tabs after the authoring practices: arrows, Home and End move and select; Tab goes on to the panel. */
export function Tabs<Name extends string>({
  label,
  tabs,
  active,
  onSelect,
  children,
  className,
}: Props<Name>) {
  const id = useId();

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
      <div role="tablist" aria-label={label} className="flex gap-1 border-line border-b px-3">
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
              "-mb-px h-10 border-b-2 px-2.5 font-medium text-sm transition-colors touch:h-11",
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
