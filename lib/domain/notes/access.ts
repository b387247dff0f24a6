import type { Db } from "@/lib/db/client";
import type { Note as NoteRow } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { NoteId, RoomId } from "@/lib/domain/ids";
import { requireMember, requireWritable } from "@/lib/domain/rooms/access";

/**
 * The door to one note: it exists, and the actor is a member of its room.
 *
 * @throws DomainError `not_found`/"note_not_found", also for a deleted one; `not_found`/"not_member" for
 *   somebody else's (contract 2.15 names a status of its own for either)
 */
export async function requireNote(db: Db, actor: Actor, id: NoteId): Promise<NoteRow> {
  const row = await db.note.findUnique({ where: { id } });
  if (!row || row.deletedAt) throw new DomainError("not_found", "note_not_found", "There is no such note.");
  await requireMember(db, actor, row.roomId as RoomId); // a brand is only a name for the compiler
  return row;
}

/**
 * The door to changing the notes of a room: a member, and the room is neither deleted nor archived.
 *
 * @throws DomainError `not_found`/"not_member"; `forbidden`/"room_deleted", "room_archived"
 */
export async function requireWriter(db: Db, actor: Actor, roomId: RoomId): Promise<void> {
  const { room } = await requireMember(db, actor, roomId);
  requireWritable(room);
}
