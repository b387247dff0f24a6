"use client";

import { useSyncExternalStore } from "react";

export const LANGUAGES = {
  curl: { label: "curl", grammar: "bash" },
  javascript: { label: "JavaScript", grammar: "javascript" },
  python: { label: "Python", grammar: "python" },
} as const;

type Language = keyof typeof LANGUAGES;

const KEY = "hearth-docs-language";
const listeners = new Set<() => void>();

/** The language that this reader reads examples in, on all pages. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, read, () => "curl");
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Language {
  const stored = localStorage.getItem(KEY);
  return stored !== null && stored in LANGUAGES ? (stored as Language) : "curl"; // looked up just now
}
