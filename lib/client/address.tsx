"use client";

import { usePathname, useSearchParams } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { afterPaint } from "@/lib/client/after-paint";

// What the chat shows is named by the address, but comes from this browser's cache. Next's
// router follows the history API too, by a transition that renders the whole page: rooms
// would appear a frame or two later than they can. So the chat listens to the address
// itself, and the router is told once the room has been painted.

export type Address = { pathname: string; search: string };

const FirstAddress = createContext<Address>({ pathname: "/", search: "" });
const listeners = new Set<() => void>();

/** Around everything that reads the address: knows it on the server, and hears of what Next's router does. */
export function AddressProvider({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const params = useSearchParams().toString();
  const [first] = useState({ pathname, search: params && `?${params}` });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the router has changed
  useLayoutEffect(tell, [pathname, params]);
  return <FirstAddress value={first}>{children}</FirstAddress>;
}

/** @param read  gives the same for the same address: a word, a number, null */
export function useAddress<T extends string | number | boolean | null>(read: (address: Address) => T): T {
  const first = useContext(FirstAddress);
  return useSyncExternalStore(
    subscribe,
    () => read(window.location),
    () => read(first),
  );
}

/** A step to somewhere else in the chat. The way back leads here. */
export function go(address: string): void {
  if (address === window.location.pathname + window.location.search) return;
  // Past Next's own version of it. The state is what Next needs to find its way back.
  History.prototype.pushState.call(window.history, window.history.state, "", address);
  tell();
  afterPaint(tellRouter);
}

/** The same place by another name: no step back leads to the old one. */
export function rename(address: string): void {
  window.history.replaceState(null, "", address);
  tell();
}

function tellRouter(): void {
  window.history.replaceState(null, "", window.location.href);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("popstate", tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("popstate", tell);
  };
}
