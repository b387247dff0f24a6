import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { NoteId, RoomId } from "@/lib/domain/ids";
import { requireNote, requireWriter } from "@/lib/domain/notes/access";
import { toNote } from "@/lib/domain/notes/rows";
import { tellOfNote, tellScreens } from "@/lib/domain/notes/tell-of-note";
import type { Note, NoteText } from "@/lib/domain/notes/types";

/** An editor saves while somebody writes. With pauses no longer than this, that is one change to tell of. */
const SITTING_MS = 10 * 60_000;

/**
 * Saves a note. With `version` only over that version, so that two who write at
 * once do not overwrite each other unseen; without it the last one wins.
 * The room is told by a system message; of a save with `version` by the person who
 * saved last, within ten minutes, only screens hear.
 *
 * @throws DomainError as `requireNote`, `requireWriter`; `conflict`/"note_changed" when it has another version by now
 * @see contract: messenger API 2.15; `version` and the sitting are Hearth's
 */
export function updateNote(
  actor: Actor,
  id: NoteId,
  { title, content, version }: NoteText & { version?: number },
): Promise<Note> {
  return inTransaction(async (tx) => {
    const before = await requireNote(tx, actor, id);
    await requireWriter(tx, actor, before.roomId as RoomId); // a brand is only a name for the compiler
    const now = new Date();
    // The condition is part of the write: of two saves of one version only one finds it.
    const [row] = await tx.note.updateManyAndReturn({
      where: { id, deletedAt: null, ...(version === undefined ? {} : { version }) },
      data: {
        title,
        content,
        version: { increment: 1 },
        updatedById: actor.userId,
        modifiedAt: now,
      },
    });
    if (!row) {
      throw new DomainError("conflict", "note_changed", "The note was changed by somebody else meanwhile");
    }
    const note = toNote(row);
    const isSameSitting =
      version !== undefined &&
      before.updatedById === actor.userId &&
      now.getTime() - before.modifiedAt.getTime() < SITTING_MS;
    if (isSameSitting) await tellScreens(tx, note);
    else await tellOfNote(tx, actor, "updated_note", note);
    return note;
  });
}
