/** More changes a second than these nobody can tell apart, and each one costs a frame. */
const GAP_MS = 50;
/** No frames are drawn in a window that nobody sees, and nobody waits there. */
const UNSEEN_MS = 200;

/**
 * Hands on with the next frame what comes alone, and what comes in a flood together, twenty
 * times a second: to show ten messages takes little longer than to show one.
 */
export function paced<Item>(take: (items: Item[]) => void): { add(item: Item): void; stop(): void } {
  let waiting: Item[] = [];
  let handedOnAt = Number.NEGATIVE_INFINITY;
  let frame = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let unseen: ReturnType<typeof setTimeout> | undefined;

  function stop() {
    cancelAnimationFrame(frame);
    clearTimeout(pause);
    clearTimeout(unseen);
  }

  function handOn() {
    stop();
    handedOnAt = Date.now();
    const items = waiting;
    waiting = [];
    take(items);
  }

  function awaitFrame() {
    frame = requestAnimationFrame(handOn);
  }

  return {
    add(item) {
      waiting.push(item);
      if (waiting.length > 1) return;
      const rest = handedOnAt + GAP_MS - Date.now();
      if (rest > 0) pause = setTimeout(awaitFrame, rest);
      else awaitFrame();
      unseen = setTimeout(handOn, UNSEEN_MS);
    },
    stop,
  };
}
