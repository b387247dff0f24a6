import { z } from "zod";
import { INTEGER, TEXT } from "@/lib/dialects/spika/schemas/common";

/** Imports nothing but zod: the browser's forms use these files too. */

/** Text for a column of its own: PostgreSQL stores no NUL, and halves of surrogate pairs are shown as U+FFFD anyway. */
export const plainText = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((text) => !text.includes("\u0000"), "must not contain the character U+0000")
    .transform((text) => text.toWellFormed());

/** Empty or absent: everything. */
export const keyword = plainText(255).default("");

/** A cursor of the query string; what is no number is refused (contract 2.2.2), what is no id finds nothing. */
export const cursor = z
  .string()
  .transform((text, context) => {
    const number = textAsNumber(text);
    if (Number.isNaN(number)) context.addIssue({ code: "custom", message: notANumber(text) });
    return Number.isInteger(number) && number > 0 && number <= 2_147_483_647 ? number : 0;
  })
  .meta(INTEGER)
  .optional();

/** The number of a file; 0 where there is none. */
export const fileId = z.int().min(0);

/**
 * An id in a path whose absence has a word of its own in the contract: what cannot
 * be read becomes 0, what is no id of ours but a number becomes -1, which nothing has.
 */
export const givenId = <Id extends number>() =>
  z
    .string()
    .transform((text) => {
      const number = /^\d{1,20}$/.test(text) ? Number(text) : 0;
      return (number <= 2_147_483_647 ? number : -1) as Id; // a brand is only a name for the compiler
    })
    .meta(INTEGER);

/** An id of anything, in a body: it need not exist, nor fit into 32 bits. */
export const anyId = z.int().positive();

// The published server converts some fields before it looks at them (contract 1.12).

export const convertedText = (limit: number) =>
  z
    .preprocess(
      (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
      plainText(limit),
    )
    .meta(TEXT);

export const convertedFileId = convertedNumber(
  (value) => (typeof value === "string" ? textAsNumber(value) : undefined),
  fileId,
);

/** Elements are read from their text: `["5"]` is `[5]`, and `[[7, 8]]` is `[7]`. */
export const convertedIds = z.array(
  convertedNumber(
    (value) => (typeof value === "number" ? undefined : Number.parseFloat(String(value))),
    anyId,
  ),
);

/** @param read  the number in a value; undefined where the value is not to be converted */
function convertedNumber(read: (value: unknown) => number | undefined, schema: z.ZodType<number>) {
  return z
    .unknown()
    .transform((value, context) => {
      const number = read(value);
      if (number === undefined) return value;
      if (!Number.isNaN(number)) return number;
      context.addIssue({ code: "custom", message: notANumber(value) });
      return z.NEVER;
    })
    .pipe(schema)
    .meta(INTEGER);
}

function textAsNumber(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

function notANumber(value: unknown): string {
  return `must be a \`number\` type, but the final value was: \`NaN\` (cast from the value \`${JSON.stringify(value)}\`).`;
}
