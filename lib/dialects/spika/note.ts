import type { WireNote } from "@/lib/dialects/spika/schemas/note";
import type { Note } from "@/lib/domain/notes/types";

/** Contract 3.8, and after it the native `version` and `updatedById`. */
export function toNote(note: Note): WireNote {
  return {
    id: note.id,
    title: note.title,
    content: note.content,
    roomId: note.roomId,
    createdAt: note.createdAt.getTime(),
    modifiedAt: note.modifiedAt.getTime(),
    version: note.version,
    updatedById: note.updatedById,
    ...(note.deletedAt ? { deleted: true as const } : {}),
  };
}
