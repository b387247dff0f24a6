import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { messageSchema } from "@/lib/dialects/spika/schemas/message";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

/** What people do with messages beyond the published API (native "Messages"). */

/** `data` of GET /messages/roomId/:roomId/pinned: the last pin first, at most 100. */
export const pinnedAnswer = z.object({ list: z.array(messageSchema) });

/** `data` of save and unsave. */
export const savedAnswer = z.object({ messageId: z.int(), saved: z.boolean() });

/** Where a page of saved messages ended: milliseconds since 1970 and a message's id. */
export const savedCursor = z
  .string()
  .regex(/^\d{1,15}-\d{1,9}$/)
  .transform((text) => {
    const [at = 0, messageId = 0] = text.split("-").map(Number);
    return { at, messageId };
  });

/** `data` of GET /messages/saved: what was saved last comes first, with the people who said it. */
export const savedListAnswer = z.object({
  list: z.array(z.object({ message: messageSchema, savedAt: instant })),
  users: z.array(userSchema),
  limit: z.int(),
  nextCursor: z.string().nullable(),
});
export type WireSavedMessages = z.infer<typeof savedListAnswer>;

/** `data` of GET /messages/:id/revisions: the first version first, what it says now last. */
export const revisionsAnswer = z.object({
  list: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      editorId: z.int(),
      /** From when on it said so. */
      createdAt: instant,
    }),
  ),
});
export type WireRevision = z.infer<typeof revisionsAnswer>["list"][number];

/** POST /rooms/:id/unread: without a seq only the newest message of somebody else. */
export const unreadBody = z.object({ fromSeq: z.int().min(1).max(2_147_483_647).optional() });
export const unreadAnswer = z.object({
  unreadCount: z.int(),
  mentionCount: z.int(),
  seenSeq: z.int(),
  unreadFromSeq: z.int().nullable(),
  lastSeq: z.int(),
});
export type WireUnread = z.infer<typeof unreadAnswer>;

/** `data` of POST /room-list/seen: where something was unread; threads by their roots. */
export const allSeenAnswer = z.object({ roomIds: z.array(z.int()), rootIds: z.array(z.int()) });
