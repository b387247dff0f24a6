import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { requireWriter } from "@/lib/domain/notes/access";
import { toNote } from "@/lib/domain/notes/rows";
import { tellOfNote } from "@/lib/domain/notes/tell-of-note";
import type { Note, NoteText } from "@/lib/domain/notes/types";

/**
 * Writes a note; the room is told by a system message.
 *
 * @throws DomainError as `requireWriter`
 * @see contract: messenger API 2.15
 */
export function createNote(actor: Actor, roomId: RoomId, { title, content }: NoteText): Promise<Note> {
  return inTransaction(async (tx) => {
    await requireWriter(tx, actor, roomId);
    const now = new Date();
    const row = await tx.note.create({
      data: {
        roomId,
        title,
        content,
        createdById: actor.userId,
        updatedById: actor.userId,
        createdAt: now,
        modifiedAt: now,
      },
    });
    const note = toNote(row);
    await tellOfNote(tx, actor, "created_note", note);
    return note;
  });
}
