import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { toNote } from "@/lib/domain/notes/rows";
import type { Note } from "@/lib/domain/notes/types";
import { requireMember } from "@/lib/domain/rooms/access";

/**
 * A room's notes, the eldest first.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.15
 */
export async function listNotes(actor: Actor, roomId: RoomId): Promise<Note[]> {
  await requireMember(db(), actor, roomId);
  const rows = await db().note.findMany({ where: { roomId, deletedAt: null }, orderBy: { id: "asc" } });
  return rows.map(toNote);
}
