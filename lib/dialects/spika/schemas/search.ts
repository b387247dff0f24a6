import { z } from "zod";
import { INTEGER, instant, pathId } from "@/lib/dialects/spika/schemas/common";
import { givenId, keyword } from "@/lib/dialects/spika/schemas/fields";
import type { MessageId, RoomId } from "@/lib/domain/ids";

const PAGE = 20;
const LARGEST_PAGE = 100;

/** GET /messages/search (contract 2.5.15); what is no number counts as absent. */
export const searchQuery = z.object({
  roomId: givenId<RoomId>().default(0 as RoomId),
  keyword,
  itemsPerBatch: z
    .string()
    .optional()
    .transform((text) => Math.min(LARGEST_PAGE, Math.max(1, Number.parseInt(text ?? "", 10) || PAGE)))
    .meta({ ...INTEGER, minimum: 1, maximum: LARGEST_PAGE, default: PAGE }),
  cursor: givenId<MessageId>()
    .transform((id) => id || undefined)
    .optional(),
});

/** Contract 3.12; `id` is the message's too, and is what `cursor` takes. */
export const hitSchema = z.object({
  id: z.int(),
  messageId: z.int(),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  userId: z.int(),
  username: z.string().nullable(),
  date: z.iso.datetime(),
});
export type WireHit = z.infer<typeof hitSchema>;

/** `count` stops at 1,000. */
export const searchAnswer = z.object({ list: z.array(hitSchema), count: z.int() });

/** GET /search (native): the words and filters as they are typed. */
export const globalSearchQuery = z.object({
  q: keyword,
  roomId: pathId<RoomId>().optional(),
  cursor: pathId<MessageId>().optional(),
  /** Minutes by which the asker's days begin before those of UTC. */
  utcOffset: z.coerce.number().int().min(-1_440).max(1_440).default(0),
});

/** A message that was found; `text` is plain, and what was looked for is marked by whoever shows it. */
export const foundMessageSchema = z.object({
  messageId: z.int(),
  roomId: z.int(),
  seq: z.int(),
  threadRootId: z.int().nullable(),
  alsoInRoom: z.boolean(),
  type: z.string(),
  text: z.string(),
  userId: z.int(),
  username: z.string().nullable(),
  createdAt: instant,
});
export type WireFoundMessage = z.infer<typeof foundMessageSchema>;

export const globalSearchAnswer = z.object({
  list: z.array(foundMessageSchema),
  nextCursor: z.int().nullable(),
});
