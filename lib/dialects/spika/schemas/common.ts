import { z } from "zod";

/** Imports nothing but zod: the browser's forms use these files too. */

/** Milliseconds since 1970. */
export const instant = z.int();

/** What the documents say of values that are converted, or read from text. */
export const INTEGER = { type: "integer" } as const;
export const BOOLEAN = { type: "boolean" } as const;
export const TEXT = { type: "string" } as const;
export const OBJECT = { type: "object" } as const;

/** An id in a path: what cannot be an id becomes 0, which nothing has. */
export const pathId = <Id extends number = number>() =>
  z
    .string()
    .transform((text) => (/^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : 0) as Id)
    .meta(INTEGER);

/** A message's number in its room, in a query string. */
export const seq = z.coerce.number().int().min(0).max(2_147_483_647);

/** A page of the query string, from 1; what cannot be read counts as the first (contract 1.9). */
export const page = z
  .string()
  .optional()
  .transform((text) => Math.min(1_000_000, Math.max(1, Number.parseInt(text ?? "1", 10) || 1)))
  .meta(INTEGER);

/** What a deletion answers. */
export const deletedAnswer = z.object({ deleted: z.literal(true) });
