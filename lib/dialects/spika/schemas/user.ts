import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { fileId, plainText } from "@/lib/dialects/spika/schemas/fields";

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
});
