import { z } from "zod";

/** Imports nothing but zod and constants, like all schemas. */

const ROOM_LIMIT = 255;
const DEFAULT_PAGE = 30;
const LARGEST_PAGE = 100;
const LARGEST_TS = 2n ** 63n - 1n;

/** A room's name, or its id; nothing but white space names none. */
const room = z
  .string("room must be a text: a room's name or id")
  .max(ROOM_LIMIT, `room must have at most ${ROOM_LIMIT} characters`)
  .refine((name) => !name.includes("\u0000"), "room must not contain the character U+0000")
  .transform((name) => name.toWellFormed().normalize("NFC").trim() || undefined)
  .meta({ type: "string" });

const pageSizeText = `pageSize must be a whole number from 1 to ${LARGEST_PAGE}`;
const tsText = "ts must be a whole number of microseconds since 1970";

/** GET …/messages. */
export const listQuery = z.object({
  pageSize: z
    .string(pageSizeText)
    .regex(/^\d{1,3}$/, pageSizeText)
    .default(String(DEFAULT_PAGE))
    .transform(Number)
    .pipe(z.int().min(1, pageSizeText).max(LARGEST_PAGE, pageSizeText))
    .meta({ type: "integer", minimum: 1, maximum: LARGEST_PAGE, default: DEFAULT_PAGE }),
  room: room.optional(),
  /** Messages older than it, in microseconds; 0 means the newest. */
  ts: z
    .string(tsText)
    .refine((text) => /^\d{1,19}$/.test(text) && BigInt(text) <= LARGEST_TS, tsText)
    // Beyond what a number holds exactly lies the year 2255: everything is older.
    .transform((text) => Math.min(Number(text), Number.MAX_SAFE_INTEGER) || null)
    .default(null)
    .meta({ type: "integer", format: "int64", minimum: 0, default: 0 }),
});

/** POST …/messages. */
export const postBody = z.object({
  messageRaw: z.string("messageRaw must be a text").meta({ description: "What is said" }),
  room: room
    .nullish()
    .transform((name) => name ?? undefined)
    .meta({ description: "A room's name of any case, or its number; left out: the sandbox of test keys" }),
});

const authorUser = z.object({
  /** Absolute. */
  avatarUrl: z.url().nullable(),
  email: z.string().nullable(),
  id: z.string().length(43),
  name: z.string(),
});

/** A message (contract "Message"). */
export const chapiMessage = z.object({
  authorUser,
  /** The text as it is shown. */
  parsed: z.string(),
  id: z.string().length(43),
  /** Microseconds since 1970, no two of a room alike. */
  timestamp: z.int(),
});
export type ChapiMessage = z.infer<typeof chapiMessage>;

export const health = z.object({ status: z.literal("UP") });
