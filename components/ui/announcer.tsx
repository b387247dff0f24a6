"use client";

import { useEffect, useState } from "react";

const CLEARED_AFTER_MS = 5_000;
const listeners = new Set<(words: string) => void>();

/** Says something to screen readers at the next pause: "Key copied", "Reconnected". */
export function announce(words: string): void {
  for (const listener of listeners) listener(words);
}

/** The page's one status region; present from the first paint on, as screen readers need. */
export function Announcer() {
  const [words, setWords] = useState("");

  useEffect(() => {
    listeners.add(setWords);
    return () => {
      listeners.delete(setWords);
    };
  }, []);

  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => setWords(""), CLEARED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [words]);

  return (
    <div role="status" className="visually-hidden">
      {words}
    </div>
  );
}
