import { z } from "zod";
import { BOOLEAN, TEXT } from "@/lib/dialects/spika/schemas/common";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

const CONTACTS_LIMIT = 500;

/** A list, or one text with commas: a form with a single field cannot say which. */
const contacts = z
  .unknown()
  .transform((value, context) => {
    if (typeof value === "string") return partsOf(value);
    if (value === undefined || Array.isArray(value)) return value;
    const message = `must be array or string, currently: ${JSON.stringify(value)}`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  })
  .pipe(z.array(z.string()).min(1).max(CONTACTS_LIMIT))
  .meta({ type: "array", items: TEXT, minItems: 1, maxItems: CONTACTS_LIMIT });

function partsOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** POST /contacts (contract 2.2.1); a form's words for true and false are taken for them. */
export const uploadContactsBody = z.object({
  contacts,
  isLastPage: z
    .preprocess((value) => (value === "true" ? true : value === "false" ? false : value), z.boolean())
    .meta(BOOLEAN)
    .default(false),
});

export const uploadContactsAnswer = z.object({
  list: z.array(userSchema),
  count: z.int(),
  limit: z.literal(CONTACTS_LIMIT),
});

export const contactsPage = z.object({
  list: z.array(userSchema),
  count: z.int(),
  limit: z.int(),
  nextCursor: z.int().nullable(),
});
