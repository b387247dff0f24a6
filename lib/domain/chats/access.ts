import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { CHAT, toChat } from "@/lib/domain/chats/rows";
import type { Chat } from "@/lib/domain/chats/types";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";

/**
 * The door to a chat for those who manage it: the account that its company belongs to,
 * and in the messenger (our choice: they answer the guests) the admins of its room too.
 *
 * @throws DomainError `not_found`/"chat_not_found" for unknown, deleted and other accounts' chats alike
 * @see contract: guest chat API, "Completed"
 */
export async function requireChat(db: Db, actor: Actor, chatId: RoomId): Promise<Chat> {
  const row = await db.room.findFirst({ where: { id: chatId, ...managedBy(actor) }, select: CHAT });
  if (!row) throw chatNotFound();
  return toChat(row);
}

/** The chats that pass `requireChat`. */
export function managedBy({ userId, via }: Actor): Prisma.RoomWhereInput {
  const isOwn = { company: { ownerId: userId, deletedAt: null } };
  const isAdmined = { companyId: { not: null }, members: { some: { userId, isAdmin: true } } };
  const isByPerson = via === "session" || via === "device";
  return { deletedAt: null, ...(isByPerson ? { OR: [isOwn, isAdmined] } : isOwn) };
}

export function chatNotFound(): DomainError {
  return new DomainError("not_found", "chat_not_found", "There is no such chat.");
}
