import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { DRAFT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

/** What the caller has typed and not sent (native). */
export const draftSchema = z.object({
  roomId: z.int(),
  /** null: the room's own field. */
  threadRootId: z.int().nullable(),
  /** Empty where there is none any more. */
  text: z.string(),
  modifiedAt: instant,
});
export type WireDraft = z.infer<typeof draftSchema>;

export const draftAnswer = z.object({ draft: draftSchema });

/** `data` of GET /drafts (native): newest first, and the server's time when they were read. */
export const draftsAnswer = z.object({ drafts: z.array(draftSchema), at: instant });
export type WireDrafts = z.infer<typeof draftsAnswer>;

const threadRootId = z.int().min(1).max(2_147_483_647);

/** PUT /drafts/roomId/:roomId (native). */
export const draftBody = z.object({
  text: z.string().max(DRAFT_LIMIT),
  threadRootId: threadRootId.nullable().optional(),
});

/** DELETE /drafts/roomId/:roomId (native). */
export const draftQuery = z.object({ threadRootId: z.coerce.number().pipe(threadRootId).optional() });
