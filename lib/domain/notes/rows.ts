import type { Note as NoteRow } from "@/lib/db/generated/client";
import type { NoteId, RoomId, UserId } from "@/lib/domain/ids";
import type { Note } from "@/lib/domain/notes/types";

export function toNote(row: NoteRow): Note {
  const { title, content, version, createdAt, modifiedAt, deletedAt } = row;
  // Brands are only names for the compiler: what the database calls an id is one.
  const ids = {
    id: row.id as NoteId,
    roomId: row.roomId as RoomId,
    updatedById: row.updatedById as UserId,
  };
  return { ...ids, title, content, version, createdAt, modifiedAt, deletedAt };
}
