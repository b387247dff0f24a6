import { z } from "zod";

// The guest chat API's objects and bodies (contract "Calls", "Completed").

const PER_PAGE = { usual: 25, most: 100 };
const LARGEST_ID = 2_147_483_647;
/** A later page than this answers nothing that a cursor would not give sooner. */
const LAST_PAGE = 1_000_000;

export const instant = z.iso.datetime().meta({ description: "ISO 8601, UTC" });

export const accountSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  created_at: instant,
  updated_at: instant,
});
export type WireAccount = z.infer<typeof accountSchema>;

export const companySchema = z.object({
  id: z.int(),
  name: z.string(),
  website: z.string().nullable(),
  logo_url: z.string().nullable(),
  created_at: instant,
  updated_at: instant,
});
export type WireCompany = z.infer<typeof companySchema>;

export const chatSchema = z.object({
  id: z.int(),
  company_id: z.int(),
  name: z.string(),
  description: z.string().nullable(),
  is_open: z.boolean(),
  /** From then on guests' messages are refused, as in a closed chat. */
  ends_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
});
export type WireChat = z.infer<typeof chatSchema>;

const role = z.enum(["guest", "agent"]);

export const chatUserSchema = z.object({
  id: z.int(),
  chat_id: z.int(),
  name: z.string(),
  /** Null to chat users, but for their own. */
  email: z.string().nullable(),
  role,
  created_at: instant,
  updated_at: instant,
});
export type WireChatUser = z.infer<typeof chatUserSchema>;

export const attachmentSchema = z.object({
  id: z.int(),
  name: z.string(),
  mime_type: z.string(),
  size: z.int(),
  url: z.string(),
});
export type WireAttachment = z.infer<typeof attachmentSchema>;

export const messageSchema = z.object({
  id: z.int(),
  chat_id: z.int(),
  /** Null where a member of the messenger said it. */
  chat_user: z.object({ id: z.int(), name: z.string(), role }).nullable(),
  author_name: z.string(),
  body: z.string(),
  attachments: z.array(attachmentSchema),
  created_at: instant,
  updated_at: instant,
  edited: z.boolean(),
});
export type WireChatMessage = z.infer<typeof messageSchema>;

/** Of a dry run, storing would have given the id. */
export const postedSchema = messageSchema.partial({ id: true });

export const deletedSchema = z.object({ deleted: z.literal(true) });

/** The numbers of a list's page, and where the others are. */
export const pagingSchema = z.object({
  links: z.object({
    first: z.string().nullable(),
    last: z.string().nullable(),
    prev: z.string().nullable(),
    next: z.string().nullable(),
  }),
  meta: z.object({ current_page: z.int(), per_page: z.int(), total: z.int() }),
});

// What callers send. Tokens may stand in any body or query; schemas leave out what they do not name.

const number = (most: number) => z.coerce.number().int().min(1).max(most);

export const pageQuery = z.object({
  page: number(LAST_PAGE).default(1),
  per_page: number(1_000_000)
    .default(PER_PAGE.usual)
    .transform((wanted) => Math.min(wanted, PER_PAGE.most)),
});

export const messagesQuery = pageQuery.extend({ before: number(LARGEST_ID).optional() });

export const chatsQuery = pageQuery.extend({ company_id: number(LARGEST_ID).optional() });

/** "1", "true" … of a form or query, or the boolean of JSON. */
const flag = z.preprocess((value) => {
  if (["1", "true", 1].includes(value as string)) return true; // compared, whatever it is
  return ["0", "false", "", 0].includes(value as string) ? false : value;
}, z.boolean("must be true or false."));

export const forceQuery = z.object({ force: flag.default(false) });

/** Forms have no null, so an empty field says it; PostgreSQL knows no U+0000. */
const emptyIsNull = (value: unknown) => (value === "" ? null : value);
const text = (most: number) =>
  z
    .string()
    .refine((value) => !value.includes("\u0000"), "must not contain the character U+0000.")
    .transform((value) => value.toWellFormed().trim())
    .pipe(z.string().max(most, `must not be longer than ${most} characters.`));
const name = text(255).pipe(z.string().min(1, "is required."));

const webAddress = z.preprocess(
  emptyIsNull,
  text(2_000)
    .pipe(z.url({ protocol: /^https?$/, error: "must be a valid URL." }))
    .nullable(),
);

export const companyBody = z.object({
  name,
  website: webAddress.optional(),
  logo_url: webAddress.optional(),
});
export const companyChange = companyBody.partial();

const id = z.coerce.number("must be an integer.").int("must be an integer.").min(1).max(LARGEST_ID);

export const chatBody = z.object({
  company_id: id,
  name,
  description: z.preprocess(emptyIsNull, text(2_000).nullable()).optional(),
  is_open: flag.optional(),
  ends_at: z
    .preprocess(emptyIsNull, z.iso.datetime({ offset: true, error: "must be an ISO 8601 date." }).nullable())
    .optional(),
});
export const chatChange = chatBody.partial();

/** One plain address; which one exactly is looked at by `parseEmail`. */
const email = z.string("is required.").max(320, "must be a valid email address.");

export const chatUserBody = z.object({ name, email, role: role.default("guest") });
export const chatUserChange = z.object({ name, email, role }).partial();

const fileId = z.coerce.number("must be file ids.").int("must be file ids.").min(1);

export const messageBody = z.object({
  body: z.string("is required.").meta({ description: "What is said" }),
  attachments: z
    .preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(fileId).max(10),
    )
    .default([]),
});
export const messageChange = z.object({ body: z.string("is required.") });

export const codeRequestBody = z.object({
  email,
  password: z.string().max(200).optional(),
  name: text(255).optional(),
});

/** Numbers lose the zeros that a code may begin with. */
export const tokenBody = z.object({
  email,
  "auth-code": z
    .union(
      [
        z.int().min(0),
        z
          .string()
          .trim()
          .regex(/^\w{1,6}$/),
      ],
      "must be an integer.",
    )
    .transform((code) => String(code).padStart(6, "0")),
});

export const shareBody = z.object({ regenerate: flag.default(false) });

export const tokenSchema = z.object({ chat_user_token: z.string(), chat_user: chatUserSchema });
export const shareSchema = z.object({ password: z.string(), url: z.string() });

export const realtimeSchema = z.object({
  key: z.string(),
  cluster: z.string(),
  wsHost: z.string(),
  wsPort: z.int(),
  wssPort: z.int(),
  forceTLS: z.boolean(),
  /** To be subscribed to; `POST …/realtime/auth` signs it. */
  channel: z.string(),
});

export const realtimeAuthBody = z.object({ socket_id: z.string().max(50) });
export const realtimeAuthSchema = z.object({
  auth: z.string(),
  user: z.object({ auth: z.string(), user_data: z.string() }),
});

/** A file's name stands beside its bytes. */
export const fileQuery = z.object({ name });

export const seenBody = z.object({ message_id: id });
export const seenSchema = z.object({ seen: z.literal(true) });
