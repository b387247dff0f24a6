import { useSyncExternalStore } from "react";

/** Somebody wants to choose an emoji: where, and what becomes of it. */
export type EmojiWish = {
  /** What the picker stands beside; where there is nothing, it rises from the bottom. */
  anchor: HTMLElement | null;
  /** Where the focus goes when it closes, if not to the anchor. */
  back?: HTMLElement | null;
  onPick: (emoji: string) => void;
};

let wish: EmojiWish | null = null;
const listeners = new Set<() => void>();

/** Opens the picker, or closes it where it is open beside the same thing. */
export function askForEmoji(asked: EmojiWish): void {
  set(wish && wish.anchor === asked.anchor ? null : asked);
}

export function closeEmojiPicker(): void {
  set(null);
}

export function useEmojiWish(): EmojiWish | null {
  return useSyncExternalStore(subscribe, () => wish, nobody);
}

const nobody = () => null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: EmojiWish | null): void {
  wish = next;
  for (const listener of listeners) listener();
}
