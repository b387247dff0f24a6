import { api } from "@/lib/client/api";
import { isLeaving } from "@/lib/client/leaving";

/** As many as one call may name, and how long the first one waits for others. */
const MOST_AT_ONCE = 500;
const GATHERED_FOR_MS = 3_000;

/** The rooms of messages that have come, by message. */
const waiting = new Map<number, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Tells the server that a message has reached this person, so that its sender sees it as
 * delivered though nobody has read it yet. Messages are gathered: one call for a busy room.
 */
export function noteDelivered({ id, roomId }: { id: number; roomId: number }): void {
  waiting.set(id, roomId);
  if (timer === undefined) timer = setTimeout(flush, GATHERED_FOR_MS);
}

/** I am not in the room any more: the whole call would be refused for its messages. */
export function forgetDelivered(roomId: number): void {
  for (const [id, of] of waiting) if (of === roomId) waiting.delete(id);
}

function flush(): void {
  timer = undefined;
  const batch = [...waiting].slice(0, MOST_AT_ONCE);
  for (const [id] of batch) waiting.delete(id);
  if (waiting.size > 0) timer = setTimeout(flush, GATHERED_FOR_MS);
  const messageIds = batch.flatMap(([id, roomId]) => (isLeaving(roomId) ? [] : id));
  if (messageIds.length === 0) return;
  // What is lost here is told by the next page of the room, or when it is read.
  api.post("/messages/delivered", { messageIds }, { keepalive: true }).catch(() => undefined);
}
