import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toNote } from "@/lib/dialects/spika/note";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { noteAnswer, updateNoteBody } from "@/lib/dialects/spika/schemas/note";
import type { NoteId } from "@/lib/domain/ids";
import { deleteNote } from "@/lib/domain/notes/delete-note";
import { getNote } from "@/lib/domain/notes/get-note";
import { updateNote } from "@/lib/domain/notes/update-note";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<NoteId>() });

export const GET = endpoint({
  summary: "One note (2.15)",
  params,
  response: noteAnswer,
  refusals: {
    note_not_found: [404, "Note not found"],
    not_member: [403, "You can't see chat note because you are not participant in that chat."],
  },
  handle: async ({ caller, params }) => ({ note: toNote(await getNote(caller, params.id)) }),
});

export const PUT = endpoint({
  summary: "Save a note, with the native version only over that version (2.15)",
  params,
  body: updateNoteBody,
  response: noteAnswer,
  refusals: {
    note_not_found: [404, "Not found"],
    not_member: [403, "You can't update chat note because you are not participant in that chat."],
  },
  handle: async ({ caller, params, body }) => ({ note: toNote(await updateNote(caller, params.id, body)) }),
});

export const DELETE = endpoint({
  summary: "Delete a note (2.15)",
  params,
  response: deletedAnswer,
  refusals: {
    note_not_found: [404, "Not found"],
    not_member: [403, "You can't delete chat note because you are not participant in that chat."],
  },
  handle: async ({ caller, params }) => {
    await deleteNote(caller, params.id);
    return { deleted: true };
  },
});
