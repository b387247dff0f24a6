"use client";

import { useSyncExternalStore } from "react";

/** Where programs call this instance: the address that the browser uses is one that works. */
export function useOrigin(): string {
  return useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );
}
