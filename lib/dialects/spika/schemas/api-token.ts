import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { plainText } from "@/lib/dialects/spika/schemas/fields";
import { TOKEN_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";

/** Imports nothing but zod: the browser's forms use these files too. */

const scope = z.enum(["read", "write"]);

/** A personal API token without its secret (native, "Tokens and keys"). */
export const apiTokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** How the token begins. */
  prefix: z.string(),
  scopes: z.array(scope),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
});
export type WireApiToken = z.infer<typeof apiTokenSchema>;

/** As it is made: the one answer with the secret. */
export const newApiTokenSchema = apiTokenSchema.extend({ token: z.string() });
export type WireNewApiToken = z.infer<typeof newApiTokenSchema>;

/** POST /me/api-tokens (native). A date far off would be no date in other places. */
export const createApiTokenBody = z.object({
  name: plainText(TOKEN_NAME_LIMIT)
    .transform((name) => name.trim())
    .pipe(z.string().min(1)),
  scopes: z.array(scope).min(1).default(["read", "write"]),
  expiresAt: instant.min(0).max(253_402_300_799_999).nullable().default(null),
});
