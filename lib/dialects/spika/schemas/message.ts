import { z } from "zod";
import { instant, OBJECT, page, seq } from "@/lib/dialects/spika/schemas/common";
import { convertedIds, givenId } from "@/lib/dialects/spika/schemas/fields";
import type { MessageId } from "@/lib/domain/ids";

export const messageRecordSchema = z.object({
  id: z.int(),
  type: z.enum(["seen", "delivered", "reaction"]),
  messageId: z.int(),
  userId: z.int(),
  reaction: z.string().nullable(),
  roomId: z.int(),
  createdAt: instant,
  isDeleted: z.boolean(),
  modifiedAt: instant,
});
export type WireMessageRecord = z.infer<typeof messageRecordSchema>;

/** Contract 3.5.1 in its order of members, and after it what Hearth adds (native.md). */
export const messageSchema = z.object({
  id: z.int(),
  roomId: z.int(),
  fromUserId: z.int(),
  totalUserCount: z.int(),
  deliveredCount: z.int(),
  seenCount: z.int(),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  createdAt: instant,
  modifiedAt: instant,
  localId: z.string().nullable(),
  replyId: z.int().nullable(),
  deleted: z.boolean(),
  isForwarded: z.boolean(),
  hasLink: z.boolean(),
  /** Dense per room: 1, 2, 3 … in commit order. */
  seq: z.int(),
  /** Only in a thread's replies. */
  threadRootId: z.int().optional(),
  alsoInRoom: z.boolean().optional(),
  /** Only on a thread's root. */
  replyCount: z.int().optional(),
  lastReplyAt: instant.optional(),
  /** Only where it was edited, and where it is pinned. */
  editedAt: instant.optional(),
  pinnedAt: instant.optional(),
  /** Only where it came through another API: which one. */
  source: z.enum(["messaging", "chat-messages", "chapi", "guest-chat"]).optional(),
  /** Only in lists: whether the caller has saved it. */
  saved: z.boolean().optional(),
  /** Whom the text calls: ids of people, and 0 for everybody; absent where nobody. */
  mentions: z.array(z.int()).optional(),
  /** Only in lists: the reactions (contract 2.5.4). */
  messageRecords: z.array(messageRecordSchema).optional(),
});
export type WireMessage = z.infer<typeof messageSchema>;

/** `data` where one message is answered. */
export const messageAnswer = z.object({ message: messageSchema });

/** `data` of POST /messages/:roomId/seen (contract 2.5.9; the marks are Hearth's). */
export const seenAnswer = z.object({
  messageRecords: z.array(messageRecordSchema),
  seenSeq: z.int(),
  deliveredSeq: z.int(),
  unreadCount: z.int(),
});

/** Whom the text means, where several people have the name that it calls (native). */
const meantIds = z.array(z.int()).max(1_000);

/** POST /messages (contract 2.5.1): strict types, nothing converted but a body given as JSON text. */
export const sendMessageBody = z.object({
  roomId: z.number().int().min(1),
  type: z.string().min(1).meta({ description: "text, image, video, audio, file …" }),
  localId: z
    .string()
    .max(255)
    .meta({ description: "Sending again with the same one answers the first message" })
    .optional(),
  replyId: z.number().int().meta({ description: "The message that it quotes" }).optional(),
  hasLink: z.boolean().optional(),
  threadRootId: z.number().int().meta({ description: "The message whose thread it goes to" }).optional(),
  alsoInRoom: z.boolean().meta({ description: "Of a thread's reply: show it in the room, too" }).optional(),
  mentions: meantIds.meta({ description: "Whom the text means where several have the name" }).optional(),
  body: z
    .preprocess(parsedIfText, z.record(z.string(), z.unknown()))
    .meta({ ...OBJECT, description: 'Of a text { "text": … }; may be JSON in a string' }),
});
export type SendMessageBody = z.input<typeof sendMessageBody>;

/** PUT /messages/:id (contract 2.5.2). */
export const editMessageBody = z.object({
  text: z.string().optional(),
  thumbnailData: z.record(z.string(), z.unknown()).nullable().optional(),
  hasLink: z.boolean().optional(),
  mentions: meantIds.optional(),
});

/** A message's id in a query string; what is no number counts as absent. */
const messageId = givenId<MessageId>()
  .transform((id) => id || undefined)
  .optional();

/** GET /messages/roomId/:roomId (contract 2.5.4; those after the first three are native). */
export const listMessagesQuery = z.object({
  page,
  cursor: messageId,
  targetMessageId: messageId,
  beforeSeq: seq.optional(),
  afterSeq: seq.optional(),
  /** What was said around a place: a seq, a message, or an instant in milliseconds since 1970. */
  aroundSeq: seq.optional(),
  aroundMessageId: messageId,
  aroundDate: z.coerce.number().int().min(0).max(253_402_300_799_999).optional(),
});

/**
 * Its answer: `hasMore` and `lastSeq` are native, and all that a list after a seq has
 * besides. A list around a place is oldest first too, and tells where the place is.
 */
export const messageListSchema = z.object({
  list: z.array(messageSchema),
  count: z.int().optional(),
  limit: z.int().optional(),
  nextCursor: z.int().nullable().optional(),
  hasMore: z.boolean(),
  lastSeq: z.int(),
  hasEarlier: z.boolean().optional(),
  targetSeq: z.int().optional(),
});

/** GET …/target-message-batch (contract 2.5.13). */
export const batchQuery = z.object({
  targetMessageId: messageId,
  cursorUp: messageId,
  cursorDown: messageId,
});
export const batchSchema = z.object({
  list: z.array(messageSchema),
  nextCursorUp: z.int().nullable(),
  nextCursorDown: z.int().nullable(),
  hasMoreOlderMessages: z.boolean(),
  hasMoreNewerMessages: z.boolean(),
});

const targets = { roomIds: convertedIds.default([]), userIds: convertedIds.default([]) };

/** POST /messages/forward (contract 2.5.10). */
export const forwardBody = z.object({ ...targets, messageIds: convertedIds.default([]) });

/** POST /messages/share (contract 2.5.11), whose messages have a refusal of their own. */
export const shareBody = z.object({
  ...targets,
  messages: z.array(z.object({ type: z.unknown().optional(), body: z.unknown().optional() })).default([]),
});
export const sharedMessage = z.object({ type: z.string().min(1), body: z.record(z.string(), z.unknown()) });

/** GET …/target-message-id-by-date: whatever JavaScript reads as a date (contract 2.5.14). */
export const dateQuery = z.object({
  date: z
    .string()
    .transform((text) => new Date(text))
    // Dates before and after all messages find the same as any earlier or later one.
    .transform((date) => new Date(Math.min(Math.max(date.getTime(), 0), 253_402_300_799_999)))
    .refine((date) => !Number.isNaN(date.getTime())),
});

/** DELETE /messages/:id, compared without regard to case (contract 2.5.3). */
export const deleteTarget = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.enum(["all", "user"]));

/** POST /messages/delete-many (contract 2.17.4). */
export const deleteManyBody = z.object({ messageIds: convertedIds });

function parsedIfText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value; // refused by the schema as the text that it is
  }
}
