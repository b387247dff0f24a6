import type { Prisma } from "@/lib/db/generated/client";
import type { UserId } from "@/lib/domain/ids";
import type { User } from "@/lib/domain/users/types";

/** What is read of a user for others to see; secrets stay in the database. */
export const USER = {
  id: true,
  displayName: true,
  avatarFileId: true,
  coverFileId: true,
  telephoneNumber: true,
  emailAddress: true,
  shortDescription: true,
  longDescription: true,
  verified: true,
  isBot: true,
  isGuest: true,
  isWorkspaceAdmin: true,
  deletedAt: true,
  createdAt: true,
  modifiedAt: true,
} as const satisfies Prisma.UserSelect;

export type UserRow = Prisma.UserGetPayload<{ select: typeof USER }>;

export function toUser(row: UserRow): User {
  return { ...row, id: row.id as UserId }; // a brand is only a name for the compiler
}
