/** Whether live events reach us; null until the first attempt is over. */
let isLive: boolean | null = null;
const listeners = new Set<() => void>();

export function setLive(value: boolean): void {
  if (value === isLive) return;
  isLive = value;
  for (const listener of listeners) listener();
}

export function readLive(): boolean | null {
  return isLive;
}

export function subscribeToLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
