"use client";

import { useSyncExternalStore } from "react";
import type { ApiName } from "@/lib/docs/documents";

/** What was typed once is there for every call of the API; nothing but this page's memory knows it. */
const typed = new Map<ApiName, string>();
const listeners = new Set<() => void>();

export function useSecret(api: ApiName): [string, (secret: string) => void] {
  const secret = useSyncExternalStore(
    subscribe,
    () => typed.get(api) ?? "",
    () => "",
  );
  return [secret, (value) => keep(api, value)];
}

function keep(api: ApiName, secret: string): void {
  typed.set(api, secret);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
