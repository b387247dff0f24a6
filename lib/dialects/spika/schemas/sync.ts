import { z } from "zod";
import { INTEGER } from "@/lib/dialects/spika/schemas/common";

/** The sync calls are given a time in their path and a page in their query (contract 9.1). */

/** PostgreSQL reads years of four digits; later ones have nothing in them either. */
const LAST_INSTANT = Date.UTC(9999, 11, 31);

/** Milliseconds since 1970; 0 means everything. */
export const syncSince = z
  .string()
  .transform((text, context) => {
    const ms = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isNaN(ms)) context.addIssue({ code: "custom", message: "must be number" });
    return new Date(Math.min(LAST_INSTANT, Math.max(0, Math.trunc(ms) || 0)));
  })
  .meta(INTEGER);

/** From 1. Unlike a list's, one that cannot be read is refused. */
export const syncPage = z
  .string()
  .default("")
  .transform((text, context) => {
    const page = text.trim() === "" ? 1 : Number.parseInt(text, 10);
    if (Number.isNaN(page)) context.addIssue({ code: "custom", message: "must be valid number" });
    return Math.min(1_000_000, Math.max(1, page || 1));
  })
  .meta({ ...INTEGER, default: 1 });

export const syncQuery = z.object({ page: syncPage });

/** The same list under its present and its older name. */
export const syncAnswerSchema = <Element extends z.ZodType, Key extends string>(key: Key, element: Element) =>
  z.object({
    list: z.array(element),
    limit: z.int(),
    count: z.int(),
    hasNext: z.boolean(),
    [key]: z.array(element),
  });
