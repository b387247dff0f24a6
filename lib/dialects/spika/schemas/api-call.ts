import { z } from "zod";
import { INTEGER, instant } from "@/lib/dialects/spika/schemas/common";

/** Imports nothing but zod: the browser uses these files too. */

/** One call with a key or token (native, "Tokens and keys"). */
export const apiCallSchema = z.object({
  at: instant,
  /** The answer's HTTP status. */
  status: z.int(),
  /** Why it was refused, in plain words; null for an ordinary success. */
  reason: z.string().nullable(),
  requestId: z.string(),
  messageId: z.int().nullable(),
  /** How long the answer took. */
  ms: z.int(),
});
export type WireApiCall = z.infer<typeof apiCallSchema>;

export const apiCallsPage = z.object({ list: z.array(apiCallSchema), nextCursor: z.int().nullable() });

/** `?cursor=`: the `nextCursor` of the page before. */
export const callsQuery = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, "must be the nextCursor of the page before")
    .transform(Number)
    .meta(INTEGER)
    .optional(),
});
