import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { NoteId } from "@/lib/domain/ids";
import { requireNote } from "@/lib/domain/notes/access";
import { toNote } from "@/lib/domain/notes/rows";
import type { Note } from "@/lib/domain/notes/types";

/**
 * One note.
 *
 * @throws DomainError as `requireNote`
 * @see contract: messenger API 2.15
 */
export async function getNote(actor: Actor, id: NoteId): Promise<Note> {
  return toNote(await requireNote(db(), actor, id));
}

/** A note for a live event, deleted ones too, or null where there is none. Asks nobody whether they may see it. */
export async function findNote(id: NoteId): Promise<Note | null> {
  const row = await db().note.findUnique({ where: { id } });
  return row && toNote(row);
}
