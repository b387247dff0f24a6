import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { keyword, plainText } from "@/lib/dialects/spika/schemas/fields";
import { WORKSPACE_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import { meSchema } from "@/lib/dialects/spika/schemas/user";

const signUp = z.enum(["invite", "open", "domain"]);

/** What the workspace is and allows (native). */
export const workspaceSchema = z.object({
  name: z.string(),
  /** Who may make an account besides holders of an invite. */
  signUp,
  /** Whose addresses may sign up where `signUp` is "domain". */
  domains: z.array(z.string()),
  /** Whether everybody sees everybody; set where the server is started (TEAM_MODE). */
  teamMode: z.boolean(),
});
export type WireWorkspace = z.infer<typeof workspaceSchema>;
export const workspaceAnswer = z.object({ workspace: workspaceSchema });

const DOMAIN =
  /^@?[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/** PUT /admin/workspace (native): what is left out stays as it is. */
export const updateWorkspaceBody = z.object({
  name: plainText(WORKSPACE_NAME_LIMIT).optional(),
  signUp: signUp.optional(),
  domains: z
    .array(
      plainText(253)
        .transform((text) => text.trim())
        .pipe(z.string().regex(DOMAIN)),
    )
    .max(100)
    .optional(),
});

/** A person as the workspace's admins see them (native). */
export const accountSchema = meSchema.extend({ disabledAt: instant.nullable() });
export type WireAccount = z.infer<typeof accountSchema>;
export const accountAnswer = z.object({ user: accountSchema });
export const accountListAnswer = z.object({ list: z.array(accountSchema), nextCursor: z.int().nullable() });
export const accountsQuery = z.object({
  keyword,
  cursor: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
});

/** PUT /admin/users/:id (native): what is left out stays as it is. */
export const changeAccountBody = z.object({
  isWorkspaceAdmin: z.boolean().optional(),
  isDisabled: z.boolean().optional(),
});
