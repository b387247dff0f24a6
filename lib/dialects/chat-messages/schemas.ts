import { z } from "zod";

/** A number from outside as an id; what cannot be one becomes 0, which nothing has. */
const LARGEST_ID = 2_147_483_647;
/** Times further off are no dates in other places. */
const LATEST = 253_402_300_799_999;
const MOST_SKIPPED = 10_000;
const MOST_LISTED = 200;
const LISTED = 50;
const LONGEST_URL = 2_048;

const text = (limit: number, name: string) =>
  z
    .string(`${name} must be text`)
    .max(limit, `${name} must have at most ${limit} characters`)
    .refine((value) => !value.includes("\u0000"), `${name} must not contain the character U+0000`)
    .transform((value) => value.toWellFormed());

/** Ids are strings on the wire; a number is taken as well. */
const id = (name: string) =>
  z
    .union([z.string().regex(/^\d+$/), z.int().nonnegative()], `${name} must be an id, such as "12"`)
    .transform((value) => (Number(value) <= LARGEST_ID ? Number(value) : 0))
    .meta({ type: "string", examples: ["12"] });

/** An id in a path: what is none is unknown. */
export const pathId = z
  .string()
  .transform((value) => (/^\d{1,10}$/.test(value) && Number(value) <= LARGEST_ID ? Number(value) : 0))
  .meta({ type: "string", examples: ["12"] });

const count = (name: string, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `${name} must be a whole number`)
    .transform(Number)
    .refine(
      (value) => value <= most || name === "$limit",
      `${name} must be at most ${most}: page by createdAt[$lt]`,
    )
    .transform((value) => Math.min(value, most))
    .meta({ type: "integer", minimum: 0, maximum: most, default: fallback })
    .default(fallback);

/** Milliseconds since 1970, with up to three decimals as the header Link has them. */
const time = (name: string) =>
  z
    .string()
    .regex(/^\d{1,15}(\.\d{1,3})?$/, `${name} must be milliseconds since 1970`)
    .meta({ type: "number", description: "Milliseconds since 1970, of the time of arrival" });

const paging = { $limit: count("$limit", MOST_LISTED, LISTED), $skip: count("$skip", MOST_SKIPPED, 0) };
const NO_SUCH_FILTER = (issue: { code?: string; keys?: unknown }) =>
  issue.code === "unrecognized_keys"
    ? `There is no filter ${(issue.keys as string[]).join(", ")}`
    : undefined;

/** GET /chat-messages (contract "GET filters"). A filter that is not known is refused: nobody is to get more than they asked for. */
export const findQuery = z.strictObject(
  {
    room: id("room").optional(),
    session: text(255, "session").optional(),
    createdBy: id("createdBy").optional(),
    "createdAt[$lt]": time("createdAt[$lt]").optional(),
    "createdAt[$gt]": time("createdAt[$gt]").optional(),
    "$sort[createdAt]": z.enum(["1", "-1"], "$sort[createdAt] must be 1 or -1").default("-1"),
    ...paging,
  },
  { error: NO_SUCH_FILTER },
);

export const roomsQuery = z.strictObject(paging, { error: NO_SUCH_FILTER });

const httpUrl = (name: string) =>
  z
    .string(`${name} must be a URL`)
    .max(LONGEST_URL, `${name} must have at most ${LONGEST_URL} characters`)
    .refine(isHttpUrl, `${name} must be an http or https URL`);

/** POST /chat-messages (contract "POST fields"). */
export const createBody = z
  .object({
    room: id("room"),
    session: text(255, "session").optional(),
    /** The messenger's limit is the core's to know. */
    text: z.string("text must be text").optional(),
    /** A URL, or the id of an uploaded file. */
    media: z
      .union(
        [z.int().positive(), z.string().regex(/^\d{1,16}$/), httpUrl("media")],
        "media must be an http or https URL or the id of an uploaded file",
      )
      .transform(String)
      .meta({ type: "string" })
      .optional(),
    /** When it was said, in milliseconds since 1970; now where nothing is stated. */
    createdAt: z
      .int("createdAt must be milliseconds since 1970")
      .min(0, "createdAt must be milliseconds since 1970")
      .max(LATEST, "createdAt is too far in the future")
      .optional(),
  })
  .refine(({ text, media }) => text?.trim() || media, { path: ["text"], error: "text or media is required" });
export type CreateBody = z.output<typeof createBody>;

/** PATCH /chat-messages/:id: a mark that moves forward alone, so there is nothing to take back. */
export const seenBody = z.object({ seen: z.literal(true, "seen must be true") });

const roomFields = {
  description: text(2_000, "description").nullable().optional(),
  picURL: httpUrl("picURL").nullable().optional(),
  participants: z
    .array(id("participants"), "participants must be a list of account ids")
    .max(1_000)
    .optional(),
};
const title = text(255, "title").refine((value) => value.trim() !== "", "title must not be empty");

export const createRoomBody = z.object({ title, ...roomFields });
export const updateRoomBody = z.object({ title: title.optional(), ...roomFields });
export type RoomBody = z.output<typeof updateRoomBody>;

// What is answered. Members without a value are left out.

const wireId = z.string().regex(/^\d+$/);
const instant = z.int();

export const chatMessage = z.object({
  id: wireId,
  /** The stated time; that of arrival where none was stated. */
  createdAt: instant,
  createdBy: wireId,
  room: wireId,
  session: z.string().optional(),
  text: z.string().optional(),
  media: z.string().optional(),
  seenBy: z.array(wireId),
});
export type WireChatMessage = z.infer<typeof chatMessage>;

export const chatRoom = z.object({
  id: wireId,
  createdAt: instant,
  createdBy: wireId.optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  picURL: z.string().optional(),
  participants: z.array(wireId),
  /** Account id → id of the last message that they have seen. */
  participantsLastMessageSeen: z.record(wireId, wireId),
});
export type WireChatRoom = z.infer<typeof chatRoom>;

export function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  return /^https?:$/.test(new URL(value).protocol);
}
