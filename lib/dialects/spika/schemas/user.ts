import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { fileId, plainText } from "@/lib/dialects/spika/schemas/fields";
import { ABOUT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

/** Contract 3.1; the order of the members is the contract's. */
export const userSchema = z.object({
  id: z.int(),
  displayName: z.string().nullable(),
  avatarFileId: z.int(),
  telephoneNumber: z.string().nullable(),
  telephoneNumberHashed: z.string().nullable(),
  emailAddress: z.string().nullable(),
  verified: z.boolean(),
  createdAt: instant,
  modifiedAt: instant,
  isBot: z.boolean(),
  deleted: z.boolean(),
  shortDescription: z.string().nullable(),
  longDescription: z.string().nullable(),
  coverFileId: z.int().nullable(),
  /** Only of guests, who have no account and are in one chat (native). */
  isGuest: z.literal(true).optional(),
  blockedBy: z.array(z.object({ userId: z.int() })).optional(),
});
export type WireUser = z.infer<typeof userSchema>;

/** GET /me: the user, and whether they administer the workspace (native). */
export const meSchema = userSchema.extend({ isWorkspaceAdmin: z.boolean() });
export type WireMe = z.infer<typeof meSchema>;

/** PUT /me (contract 2.9.2): strict types; the limits are ours. */
export const updateMeBody = z.object({
  displayName: plainText(100).optional(),
  emailAddress: plainText(320).optional(),
  telephoneNumber: plainText(40).optional(),
  avatarFileId: fileId.optional(),
  /** Native: what the person tells of themselves. */
  shortDescription: plainText(ABOUT_LIMIT).optional(),
});

/** PUT /me/password (native): how long a password must be is said by the answer. */
export const changePasswordBody = z.object({
  current: z.string().max(1000).default(""),
  next: z.string().max(1000),
});

/** POST /me/identifier/code and PUT /me/identifier (native). */
export const proposeIdentifierBody = z.object({ identifier: plainText(320) });
export const confirmIdentifierBody = proposeIdentifierBody.extend({ code: plainText(20) });
