export type Toast = { id: number; text: string; action?: ToastAction };
export type ToastAction = { label: string; onSelect: () => void };

const MOST_AT_ONCE = 3;

let toasts: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function showToast(text: string, action?: ToastAction): void {
  lastId += 1;
  change([...toasts.slice(1 - MOST_AT_ONCE), { id: lastId, text, action }]);
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function listToasts(): Toast[] {
  return toasts;
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
