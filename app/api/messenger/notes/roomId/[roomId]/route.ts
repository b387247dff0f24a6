import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toNote } from "@/lib/dialects/spika/note";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { createNoteBody, noteAnswer, noteListAnswer } from "@/lib/dialects/spika/schemas/note";
import type { RoomId } from "@/lib/domain/ids";
import { createNote } from "@/lib/domain/notes/create-note";
import { listNotes } from "@/lib/domain/notes/list-notes";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ roomId: pathId<RoomId>() });

export const GET = endpoint({
  summary: "List the notes of a room (2.15)",
  params,
  response: noteListAnswer,
  refusals: {
    not_member: [403, "You can't see chat notes because you are not participant in that chat."],
  },
  handle: async ({ caller, params }) => ({ notes: (await listNotes(caller, params.roomId)).map(toNote) }),
});

export const POST = endpoint({
  summary: "Write a note (2.15)",
  isCreating: true,
  params,
  body: createNoteBody,
  response: noteAnswer,
  refusals: {
    not_member: [403, "You can't create chat note because you are not participant in that chat."],
  },
  handle: async ({ caller, params, body }) => ({
    note: toNote(await createNote(caller, params.roomId, body)),
  }),
});
