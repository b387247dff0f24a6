import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { listBlocksIn } from "@/lib/domain/blocks/list-blocks-in";
import type { RoomId } from "@/lib/domain/ids";
import { requireMember, requireWritable } from "@/lib/domain/rooms/access";
import { heardOn } from "@/lib/realtime/heard-on";
import { createPublisher } from "@/lib/realtime/publisher";
import { singleton } from "@/lib/singleton";

const EVERY_MS = 3_000;
const REMEMBERED = 10_000;

/**
 * Tells the room that the actor is typing; stored nowhere, at most once in three
 * seconds for each member and room, the rest is dropped without a word.
 *
 * @throws DomainError `not_found`/"not_member"; `forbidden`/"room_deleted", "room_archived"
 * @see contract: native "Messages", typing
 */
export async function announceTyping(actor: Actor, roomId: RoomId, threadRootId?: number): Promise<void> {
  const { room } = await requireMember(db(), actor, roomId);
  requireWritable(room);
  if (!isDue(`${roomId}:${actor.userId}`)) return;
  const payload = {
    eventId: randomUUID(),
    roomId,
    seq: room.lastSeq,
    userId: actor.userId,
    ...(threadRootId ? { threadRootId } : {}),
  };
  const publisher = singleton("publisher", createPublisher);
  const channels = await heardOn(roomId, actor.userId, await listBlocksIn([roomId]));
  const data = JSON.stringify(payload);
  await publisher.publish(channels.map((channel) => ({ channel, name: "typing", data })));
}

function isDue(key: string): boolean {
  const last = singleton("typing", () => new Map<string, number>());
  const now = Date.now();
  if (now - (last.get(key) ?? 0) < EVERY_MS) return false;
  // Oldest first, since a member's entry moves to the end with each announcement.
  last.delete(key);
  last.set(key, now);
  if (last.size > REMEMBERED) for (const oldest of last.keys()) if (last.delete(oldest)) break;
  return true;
}
