"use client";

import { useSyncExternalStore } from "react";
import { THEME_KEY } from "@/components/ui/theme-script";

export type Theme = "light" | "dark" | "system";

const listeners = new Set<() => void>();

/** The person's choice, kept in this browser and the same in all its tabs. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, readTheme, () => "system");
}

export function setTheme(theme: Theme): void {
  if (theme === "system") localStorage.removeItem(THEME_KEY);
  else localStorage.setItem(THEME_KEY, theme);
  apply();
}

function readTheme(): Theme {
  const stored = localStorage.getItem(THEME_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function apply(): void {
  const theme = readTheme();
  const { classList } = document.documentElement;
  classList.toggle("light", theme === "light");
  classList.toggle("dark", theme === "dark");
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", apply);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", apply);
  };
}
