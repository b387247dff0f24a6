import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { parseEmail } from "@/lib/domain/accounts/identifier";
import type { Actor } from "@/lib/domain/actor";
import { emailTaken } from "@/lib/domain/chat-users/access";
import { admitChatUser } from "@/lib/domain/chat-users/admit";
import { sendChatCode } from "@/lib/domain/chat-users/chat-codes";
import type { ChatUser, NewChatUser } from "@/lib/domain/chat-users/types";
import { requireChat } from "@/lib/domain/chats/access";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { limit } from "@/lib/limits/limit";

/** Each of them sends a mail. */
const A_DAY = { points: 1_000, seconds: 24 * 3600 };

/**
 * Brings somebody into a chat and mails them a code. They read from here on.
 *
 * @param input  its address in the stored form
 * @throws DomainError `not_found`/"chat_not_found"; `conflict`/"email_taken"; `rate_limited`
 * @see contract: guest chat API, "Calls"
 */
export async function createChatUser(actor: Actor, chatId: RoomId, input: NewChatUser): Promise<ChatUser> {
  await limit("chat-user-create", String(actor.userId), A_DAY.points, A_DAY.seconds);
  const { chatUser, chatName } = await inTransaction(async (tx) => {
    const room = await lockRoom(tx, chatId);
    const chat = await requireChat(tx, actor, chatId);
    const known = await tx.guestAccess.findFirst({
      where: { roomId: chatId, email: input.email, removedAt: null },
      select: { id: true },
    });
    if (known || !room) throw emailTaken();
    const admitted = await admitChatUser(tx, room, input);
    await storeSystemMessage(tx, {
      roomId: chatId,
      actorId: actor.userId,
      kind: "added_group_members",
      objects: [input.name],
      objectIds: [admitted.userId],
    });
    return { chatUser: admitted, chatName: chat.name };
  });
  await sendChatCode({ chatId, email: input.email, chatName });
  return chatUser;
}

/**
 * The same for a guest whose address somebody has typed.
 *
 * @throws DomainError also `invalid`/"invalid_email"
 */
export async function inviteGuest(
  actor: Actor,
  chatId: RoomId,
  { name, emailAddress }: { name: string; emailAddress: string },
): Promise<ChatUser> {
  await requireChat(db(), actor, chatId);
  const email = parseEmail(emailAddress);
  if (!email) throw new DomainError("invalid", "invalid_email", "This is not one plain e-mail address.");
  return createChatUser(actor, chatId, { name, email, role: "guest" });
}
