import { hashToken, randomKey } from "@/lib/crypto/secrets";
import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { takeCode } from "@/lib/domain/accounts/one-time-codes";
import { admitChatUser } from "@/lib/domain/chat-users/admit";
import { codeSubject } from "@/lib/domain/chat-users/chat-codes";
import { toChatUser } from "@/lib/domain/chat-users/rows";
import type { ChatUser } from "@/lib/domain/chat-users/types";
import { DomainError } from "@/lib/domain/errors";
import type { ChatUserId, RoomId } from "@/lib/domain/ids";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { limit } from "@/lib/limits/limit";

const HOUR = 3600;
const LIFETIME_MS = 90 * 24 * HOUR * 1000;
/** Browsers and programs of one chat user; the eldest token goes for the next. */
const MOST_TOKENS = 20;

/** Tells a chat user's token from a personal one, so that each is looked for where it can be. */
export const CHAT_TOKEN_PREFIX = "htc_";

/**
 * A token for the chat user whom the code was mailed to. A newcomer becomes one by it.
 *
 * @param input  `email` in the stored form; `address` is the caller's
 * @returns the token, told this once; it works for 90 days
 * @throws DomainError `forbidden`/"wrong_code" for a wrong, old or used code, an unknown e-mail and an unknown
 *   chat alike; `rate_limited`: 20 tries an hour for an e-mail and chat, 200 for a caller
 * @see contract: guest chat API, `get-token`
 */
export async function getChatToken(input: {
  chatId: RoomId;
  email: string;
  code: string;
  address: string;
}): Promise<{ token: string; chatUser: ChatUser }> {
  const { chatId, email, code, address } = input;
  const subject = codeSubject(chatId, email);
  await limit("chat-code-try-address", address, 200, HOUR);
  await limit("chat-code-try", subject, 20, HOUR);
  const proof = await takeCode("guest", subject, code);
  if (!proof) throw wrongCode();
  return inTransaction(async (tx) => {
    const chatUser = await findOrAdmit(tx, chatId, email, proof.details);
    return { token: await issueToken(tx, chatUser.id), chatUser };
  });
}

async function findOrAdmit(tx: Tx, chatId: RoomId, email: string, details: unknown): Promise<ChatUser> {
  const room = await lockRoom(tx, chatId);
  if (!room || room.deletedAt) throw wrongCode();
  const access = await tx.guestAccess.findUnique({ where: { roomId_email: { roomId: chatId, email } } });
  if (access?.removedAt === null) return toChatUser(access);
  // They were removed after they had asked for the code.
  if (access || !isNewcomer(details)) throw wrongCode();
  return admitChatUser(tx, room, { email, name: details.name, role: "guest" });
}

async function issueToken(tx: Tx, accessId: ChatUserId): Promise<string> {
  const token = `${CHAT_TOKEN_PREFIX}${randomKey(32)}`;
  const now = await databaseTime(tx);
  await tx.guestToken.create({
    data: {
      accessId,
      tokenHash: new Uint8Array(hashToken(token)),
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      createdAt: now,
    },
  });
  const old = await tx.guestToken.findMany({
    where: { accessId },
    orderBy: { id: "desc" },
    skip: MOST_TOKENS,
    select: { id: true },
  });
  await tx.guestToken.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
  return token;
}

function isNewcomer(details: unknown): details is { name: string } {
  return (
    typeof details === "object" && details !== null && "name" in details && typeof details.name === "string"
  );
}

function wrongCode(): DomainError {
  return new DomainError("forbidden", "wrong_code", "The code is wrong or no longer works.");
}
