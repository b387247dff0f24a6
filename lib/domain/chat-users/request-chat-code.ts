import { db } from "@/lib/db/client";
import { issueCode } from "@/lib/domain/accounts/one-time-codes";
import { codeSubject, sendChatCode } from "@/lib/domain/chat-users/chat-codes";
import { isSharePassword } from "@/lib/domain/chats/share-chat";
import type { RoomId } from "@/lib/domain/ids";
import { limit } from "@/lib/limits/limit";

const HOUR = 3600;

/**
 * Mails a code to a chat user, or to a newcomer who has the chat's share password; who
 * was removed is no newcomer. For any other address, and for chats that do not exist,
 * the same work is done and nothing is sent: nobody learns who is in a chat.
 *
 * @param input  `email` in the stored form; `name` is what a newcomer will be called; `address` is the caller's
 * @throws DomainError `rate_limited`: 10 codes an hour for an e-mail and chat, 100 for a caller
 * @see contract: guest chat API, `request-code`
 */
export async function requestChatCode(input: {
  chatId: RoomId;
  email: string;
  password?: string;
  name?: string;
  address: string;
}): Promise<void> {
  const { chatId, email, password, name, address } = input;
  await limit("chat-code-request-address", address, 100, HOUR);
  await limit("chat-code-request", codeSubject(chatId, email), 10, HOUR);

  const room = await db().room.findFirst({
    where: { id: chatId, companyId: { not: null }, deletedAt: null },
    select: { name: true, sharePassword: true },
  });
  const access = await db().guestAccess.findUnique({ where: { roomId_email: { roomId: chatId, email } } });
  const isKnown = access !== null && access.removedAt === null;
  const isInvited = access === null && isSharePassword(room?.sharePassword ?? null, password ?? "");
  if (room && (isKnown || isInvited)) {
    const details = isInvited ? { name: name || email.split("@")[0] || email } : undefined;
    await sendChatCode({ chatId, email, chatName: room.name, details });
  } else {
    // Under a subject that no code is looked for under: whoever asks in another's name must not void their code.
    await issueCode("guest", `${codeSubject(chatId, email)} uninvited`);
  }
}
