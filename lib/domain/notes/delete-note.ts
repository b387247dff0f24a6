import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { NoteId, RoomId } from "@/lib/domain/ids";
import { requireNote, requireWriter } from "@/lib/domain/notes/access";
import { toNote } from "@/lib/domain/notes/rows";
import { tellOfNote } from "@/lib/domain/notes/tell-of-note";

/**
 * Deletes a note. Its row stays, so that the system messages that name its id
 * never come to point at another.
 *
 * @throws DomainError as `requireNote`, `requireWriter`
 * @see contract: messenger API 2.15
 */
export function deleteNote(actor: Actor, id: NoteId): Promise<void> {
  return inTransaction(async (tx) => {
    const { roomId } = await requireNote(tx, actor, id);
    await requireWriter(tx, actor, roomId as RoomId); // a brand is only a name for the compiler
    const now = new Date();
    const [row] = await tx.note.updateManyAndReturn({
      where: { id, deletedAt: null },
      data: { deletedAt: now, modifiedAt: now, updatedById: actor.userId, version: { increment: 1 } },
    });
    // Of two who delete it at once, one tells of it.
    if (row) await tellOfNote(tx, actor, "deleted_note", toNote(row));
  });
}
