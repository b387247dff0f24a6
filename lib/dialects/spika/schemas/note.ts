import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { plainText } from "@/lib/dialects/spika/schemas/fields";
import { NOTE_TITLE_LIMIT } from "@/lib/dialects/spika/schemas/limits";

/** Contract 3.8, and after it what Hearth adds. */
export const noteSchema = z.object({
  id: z.int(),
  title: z.string(),
  content: z.string(),
  roomId: z.int(),
  createdAt: instant,
  modifiedAt: instant,
  /** Raised by each save. */
  version: z.int(),
  /** Who wrote or saved it last. */
  updatedById: z.int(),
  /** Only in the live event that tells of its deletion. */
  deleted: z.literal(true).optional(),
});
export type WireNote = z.infer<typeof noteSchema>;

export const noteAnswer = z.object({ note: noteSchema });
export const noteListAnswer = z.object({ notes: z.array(noteSchema) });

const NOTE_CONTENT_LIMIT = 1024 * 1024; // the contract names none; a request's body is no larger

/** POST …/notes/roomId/:roomId (contract 2.15). */
export const createNoteBody = z.object({
  title: plainText(NOTE_TITLE_LIMIT).pipe(z.string().min(1)),
  content: plainText(NOTE_CONTENT_LIMIT).pipe(z.string().min(1)),
});

/** PUT …/notes/:id; with the native `version` only a note that still has it is saved. */
export const updateNoteBody = createNoteBody.extend({ version: z.int().min(1).optional() });
