import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { requireUnblockedMessage } from "@/lib/domain/messages/access";
import { MOST_PINS } from "@/lib/domain/messages/list-pinned";
import { loadMessage } from "@/lib/domain/messages/load-message";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import type { Message } from "@/lib/domain/messages/types";
import { requireWritable } from "@/lib/domain/rooms/access";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { record } from "@/lib/outbox/record";

/**
 * Pins a message for everybody in the room, or takes the pin away: any member may, as in
 * most messengers. Repeating it changes and announces nothing; a new pin says so in the room.
 *
 * @throws DomainError `not_found`/"message_not_found", also for what was deleted;
 *   `invalid`/"not_pinnable", "too_many_pins"; `forbidden`/"room_deleted", "room_archived", "room_blocked"
 * @see contract: native "Messages"
 */
export async function changePin(actor: Actor, messageId: MessageId, isPinned: boolean): Promise<Message> {
  await inTransaction(async (tx) => {
    const { member } = await requireUnblockedMessage(tx, actor, messageId);
    await lockRoom(tx, member.roomId);
    const { message } = await requireUnblockedMessage(tx, actor, messageId);
    requireWritable(member.room);
    if (message.deletedAt) throw new DomainError("not_found", "message_not_found", "Message not found");
    if (isPinned === (message.pinnedAt !== null)) return;
    const { roomId } = member;
    if (isPinned) {
      await requireRoomForPin(tx, roomId, message.type);
      const data = { pinnedAt: await databaseTime(tx), pinnedById: actor.userId };
      await tx.message.update({ where: { id: messageId }, data });
      await storeSystemMessage(tx, {
        ...{ roomId, actorId: actor.userId, kind: "pinned_message" },
        ...{ objects: [], objectIds: [messageId] },
      });
    } else {
      await tx.message.update({ where: { id: messageId }, data: { pinnedAt: null, pinnedById: null } });
    }
    await record(tx, { type: "message.updated", roomId, messageId });
  });
  const message = await loadMessage(messageId);
  if (!message) throw new Error("a message vanished after it was pinned");
  return message;
}

async function requireRoomForPin(tx: Tx, roomId: RoomId, type: string): Promise<void> {
  if (type === "system") throw new DomainError("invalid", "not_pinnable", "This message can't be pinned");
  const pins = await tx.message.count({ where: { roomId, pinnedAt: { not: null }, deletedAt: null } });
  if (pins >= MOST_PINS) {
    throw new DomainError("invalid", "too_many_pins", `A room has at most ${MOST_PINS} pinned messages`);
  }
}
