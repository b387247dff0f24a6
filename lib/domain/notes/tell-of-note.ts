import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import type { Note } from "@/lib/domain/notes/types";
import { record } from "@/lib/outbox/record";

/** Tells the room what became of a note: a system message for its people, an event for their screens. */
export async function tellOfNote(
  tx: Tx,
  actor: Actor,
  kind: "created_note" | "updated_note" | "deleted_note",
  { id, roomId, title }: Note,
): Promise<void> {
  await storeSystemMessage(tx, {
    roomId,
    actorId: actor.userId,
    kind,
    objects: [title],
    objectIds: [id],
  });
  await tellScreens(tx, { id, roomId });
}

/** The event alone: whoever has the note open sees it change. */
export async function tellScreens(tx: Tx, { id, roomId }: Pick<Note, "id" | "roomId">): Promise<void> {
  await record(tx, { type: "note.changed", roomId, noteId: id });
}
