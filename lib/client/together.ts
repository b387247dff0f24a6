/** How many within two seconds are too many to be told of one by one. */
export const MOST_SINGLY = 3;
const WINDOW_MS = 2_000;
/** More than those within the window cannot be further apart than this, one from the next. */
const QUIET_MS = WINDOW_MS / MOST_SINGLY;

/**
 * Hands on what comes in a burst together, at its first pause and at the latest two seconds
 * after it began. What comes alone waits only for the pause.
 */
export function together<Item>(tell: (items: Item[]) => void): { add(item: Item): void; stop(): void } {
  let waiting: Item[] = [];
  let beganAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function handOn() {
    const items = waiting;
    waiting = [];
    tell(items);
  }

  return {
    add(item) {
      if (waiting.length === 0) beganAt = Date.now();
      waiting.push(item);
      clearTimeout(timer);
      timer = setTimeout(handOn, Math.min(QUIET_MS, beganAt + WINDOW_MS - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
