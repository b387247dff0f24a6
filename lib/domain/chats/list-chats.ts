import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { managedBy, requireChat } from "@/lib/domain/chats/access";
import { CHAT, toChat } from "@/lib/domain/chats/rows";
import type { Chat } from "@/lib/domain/chats/types";
import type { Paged, PageRequest } from "@/lib/domain/companies/types";
import type { CompanyId, RoomId } from "@/lib/domain/ids";

/**
 * A page of the chats that the actor manages, the eldest first; see `requireChat`.
 *
 * @see contract: guest chat API, "Calls"; the filter by company is our addition
 */
export async function listChats(
  actor: Actor,
  { page, perPage, companyId }: PageRequest & { companyId?: CompanyId },
): Promise<Paged<Chat>> {
  const where = { AND: [managedBy(actor), companyId === undefined ? {} : { companyId }] };
  const skip = (page - 1) * perPage;
  const [rows, total] = await Promise.all([
    db().room.findMany({ where, select: CHAT, orderBy: { id: "asc" }, skip, take: perPage }),
    db().room.count({ where }),
  ]);
  return { items: rows.map(toChat), total };
}

/** The same for whoever has passed a door already, a chat user too. */
export async function getEnteredChat(chatId: RoomId): Promise<Chat> {
  return toChat(await db().room.findUniqueOrThrow({ where: { id: chatId }, select: CHAT }));
}

/** A chat for a live event, or null where there is none. Asks nobody whether they may see it. */
export async function findLiveChat(chatId: RoomId): Promise<Chat | null> {
  const row = await db().room.findFirst({ where: { id: chatId, deletedAt: null }, select: CHAT });
  return row && toChat(row);
}

/** Those of the rooms that are chats with guests. */
export async function chatsAmong(roomIds: RoomId[]): Promise<Set<RoomId>> {
  if (roomIds.length === 0) return new Set();
  const { rows } = await pool().query<{ id: RoomId }>({
    name: "chats-among",
    text: "SELECT id FROM room WHERE id = ANY($1::int[]) AND company_id IS NOT NULL",
    values: [roomIds],
  });
  return new Set(rows.map(({ id }) => id));
}

/** @throws DomainError `not_found`/"chat_not_found" */
export async function getChat(actor: Actor, chatId: RoomId): Promise<Chat> {
  return requireChat(db(), actor, chatId);
}
