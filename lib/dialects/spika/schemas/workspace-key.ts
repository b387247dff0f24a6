import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { plainText } from "@/lib/dialects/spika/schemas/fields";
import { KEY_NAME_LIMIT, KEY_RATE, KEY_RATE_LIMIT } from "@/lib/dialects/spika/schemas/limits";

/** Imports nothing but zod: the browser's forms use these files too. */

/** A key for Chapi without its secret (native, "Tokens and keys"). */
export const workspaceKeySchema = z.object({
  id: z.int(),
  name: z.string(),
  /** How the key begins. */
  prefix: z.string(),
  test: z.boolean(),
  /** Calls within any one second. */
  rate: z.int(),
  /** The bot that the key acts as. */
  userId: z.int(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type WireWorkspaceKey = z.infer<typeof workspaceKeySchema>;

/** As it is made or rotated: the one answer with the secret. */
export const newWorkspaceKeySchema = workspaceKeySchema.extend({ key: z.string() });
export type WireNewWorkspaceKey = z.infer<typeof newWorkspaceKeySchema>;

export const workspaceKeyAnswer = z.object({ workspaceKey: workspaceKeySchema });
export const newWorkspaceKeyAnswer = z.object({ workspaceKey: newWorkspaceKeySchema });
export const workspaceKeyListAnswer = z.object({ workspaceKeys: z.array(workspaceKeySchema) });

// What callers send.

const name = plainText(KEY_NAME_LIMIT)
  .transform((text) => text.trim())
  .pipe(z.string().min(1));
const rate = z.int().min(1).max(KEY_RATE_LIMIT);

/** POST /admin/workspace-keys (native). */
export const createWorkspaceKeyBody = z.object({
  name,
  /** true makes a key that begins `test_key_`. */
  test: z.boolean().default(false),
  rate: rate.default(KEY_RATE),
});

/** PUT /admin/workspace-keys/:id (native); what is left out stays. */
export const updateWorkspaceKeyBody = z.object({ name: name.optional(), rate: rate.optional() });

/** POST /admin/workspace-keys/:id/rooms (native). */
export const inviteWorkspaceKeyBody = z.object({ roomId: z.int().positive() });
