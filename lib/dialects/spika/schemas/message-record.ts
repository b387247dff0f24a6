import { z } from "zod";
import { convertedIds, plainText } from "@/lib/dialects/spika/schemas/fields";
import { messageRecordSchema } from "@/lib/dialects/spika/schemas/message";

export const messageRecordsAnswer = z.object({ messageRecords: z.array(messageRecordSchema) });

/** One of GET /message-records/sync (contract 3.7, `message`). */
export const syncedRecordSchema = messageRecordSchema.extend({
  message: z.object({
    id: z.int(),
    totalUserCount: z.int(),
    deliveredCount: z.int(),
    seenCount: z.int(),
    roomId: z.int(),
  }),
});
export type WireSyncedRecord = z.infer<typeof syncedRecordSchema>;

/** Clients read one of the two (contract 2.8.2). */
export const messageRecordAnswer = messageRecordsAnswer.extend({ messageRecord: messageRecordSchema });

/** What was made, under the two keys that clients read (contract 2.5.8). */
export const deliveredAnswer = messageRecordsAnswer.extend({ list: z.array(messageRecordSchema) });

/** POST /messages/delivered under both names that clients know (contract 2.5.8); a list alone names nothing. */
export const deliveredBody = z
  .preprocess(
    (body) => (Array.isArray(body) ? {} : body),
    z.object({ messageIds: convertedIds.optional(), messagesIds: convertedIds.optional() }),
  )
  .transform(({ messageIds, messagesIds }) => messageIds ?? messagesIds ?? []);

const REACTION_LIMIT = 64; // an emoji of many parts has some 35 characters; the contract names no limit

/** POST /message-records (contract 2.8.2). */
export const createRecordBody = z.object({
  messageId: z.number().int().min(1),
  reaction: plainText(REACTION_LIMIT).pipe(z.string().min(1)).optional(),
  type: z.string().optional(),
});
export type CreateRecordBody = z.output<typeof createRecordBody>;

/** GET /messages/:messageId/message-records (contract 2.5.7); other types are not looked at. */
export const listRecordsQuery = z.object({ type: z.unknown().optional() });
