import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { NoteId, RoomId } from "@/lib/domain/ids";
import { requireNote, requireWriter } from "@/lib/domain/notes/access";
import { toNote } from "@/lib/domain/notes/rows";
import { tellOfNote } from "@/lib/domain/notes/tell-of-note";
import type { Note, NoteText } from "@/lib/domain/notes/types";

/**
 * Saves a note. With `version` only over that version, so that two who write at
 * once do not overwrite each other unseen; without it the last one wins.
 *
 * @throws DomainError as `requireNote`, `requireWriter`; `conflict`/"note_changed" when it has another version by now
 * @see contract: messenger API 2.15; `version` is Hearth's
 */
export function updateNote(
  actor: Actor,
  id: NoteId,
  { title, content, version }: NoteText & { version?: number },
): Promise<Note> {
  return inTransaction(async (tx) => {
    const { roomId } = await requireNote(tx, actor, id);
    await requireWriter(tx, actor, roomId as RoomId); // a brand is only a name for the compiler
    // The condition is part of the write: of two saves of one version only one finds it.
    const [row] = await tx.note.updateManyAndReturn({
      where: { id, deletedAt: null, ...(version === undefined ? {} : { version }) },
      data: {
        title,
        content,
        version: { increment: 1 },
        updatedById: actor.userId,
        modifiedAt: new Date(),
      },
    });
    if (!row) {
      throw new DomainError("conflict", "note_changed", "The note was changed by somebody else meanwhile");
    }
    const note = toNote(row);
    await tellOfNote(tx, actor, "updated_note", note);
    return note;
  });
}
