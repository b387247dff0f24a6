"use client";

import { useEffect, useState } from "react";

/** The longest that a timer can wait; then it looks again. */
const LONGEST_MS = 2_000_000_000;

/** Whether a moment has come; turns true by itself when it does. */
export function useIsOver(moment: string | null): boolean {
  const [, look] = useState(0);
  const left = moment === null ? null : Date.parse(moment) - Date.now();
  useEffect(() => {
    if (left === null || left <= 0) return;
    const timer = setTimeout(() => look((times) => times + 1), Math.min(left + 50, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [left]);
  return left !== null && left <= 0;
}
