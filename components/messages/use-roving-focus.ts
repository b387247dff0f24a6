"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import type { TimelineDay, TimelineRow } from "@/lib/client/timeline";

/**
 * One message can be reached by Tab, the arrow keys go on from there: so Tab leaves the
 * list in one press, however long it is.
 */
export function useRovingFocus(days: TimelineDay[]) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const keys = useMemo(
    () => days.flatMap((day) => day.rows.filter(isFocusable).map((row) => row.key)),
    [days],
  );
  const currentKey = activeKey && keys.includes(activeKey) ? activeKey : keys.at(-1);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-key]")) return;
    const at = keys.indexOf(currentKey ?? "");
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: keys.length - 1 }[event.key];
    const key = to === undefined ? undefined : keys[Math.max(0, Math.min(keys.length - 1, to))];
    if (!key) return;
    event.preventDefault();
    setActiveKey(key);
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  return { currentKey, setActiveKey, onKeyDown };
}

function isFocusable(row: TimelineRow): boolean {
  return row.kind === "message" || row.kind === "outgoing";
}
