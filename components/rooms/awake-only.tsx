"use client";

import { type ReactNode, Suspense, useSyncExternalStore } from "react";

/**
 * For what has a field of its own and code that comes later: the server sends the fallback.
 * Until that code is there React may put a part of the page up anew, and whatever somebody
 * had typed into the server's field would be gone.
 */
export function AwakeOnly({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const isAwake = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return isAwake ? <Suspense fallback={fallback}>{children}</Suspense> : fallback;
}
