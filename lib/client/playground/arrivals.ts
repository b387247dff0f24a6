import { hashKey, type QueryClient } from "@tanstack/react-query";
import { roomKeys } from "@/lib/client/keys";
import { readRoomList } from "@/lib/client/queries/rooms";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

type Arrival = Pick<NonNullable<WireRoomListItem["lastMessage"]>, "id" | "fromUserId" | "body">;

/**
 * Notes when messages come to this page, in any of its rooms. Each live event passes
 * through the list of rooms, so what is new there has arrived.
 */
export function watchArrivals(client: QueryClient) {
  const known = new Set(newestOf(client).map(({ id }) => id));
  const arrived: Array<{ message: Arrival; at: number }> = [];
  const listeners = new Set<() => void>();

  const stop = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "updated" || query.queryHash !== LIST) return;
    for (const message of newestOf(client)) {
      if (known.has(message.id)) continue;
      known.add(message.id);
      arrived.push({ message, at: performance.now() });
    }
    for (const listener of listeners) listener();
  });

  /** When it came, by `performance.now()`; null where it has not come within that time. */
  function arrivalOf(isWanted: (message: Arrival) => boolean, withinMs: number): Promise<number | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => end(null), withinMs);
      function look() {
        const found = arrived.find(({ message }) => isWanted(message));
        if (found) end(found.at);
      }
      function end(at: number | null) {
        clearTimeout(timer);
        listeners.delete(look);
        resolve(at);
      }
      listeners.add(look);
      look();
    });
  }
  return { arrivalOf, stop };
}

const LIST = hashKey(roomKeys.list);

function newestOf(client: QueryClient): Arrival[] {
  return readRoomList(client).flatMap(({ lastMessage }) => lastMessage ?? []);
}
