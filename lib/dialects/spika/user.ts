import type { WireMe, WireUser } from "@/lib/dialects/spika/schemas/user";
import { telephoneHash } from "@/lib/domain/users/telephone-hash";
import type { User } from "@/lib/domain/users/types";

/** Contract 3.1, in its order of members. */
export function toUser(user: User): WireUser {
  return {
    id: user.id,
    displayName: user.displayName,
    // File ids have 52 bits, which a JSON number holds exactly.
    avatarFileId: Number(user.avatarFileId),
    telephoneNumber: user.telephoneNumber,
    telephoneNumberHashed: user.telephoneNumber && telephoneHash(user.telephoneNumber),
    emailAddress: user.emailAddress,
    verified: user.verified,
    createdAt: user.createdAt.getTime(),
    modifiedAt: user.modifiedAt.getTime(),
    isBot: user.isBot,
    deleted: user.deletedAt !== null,
    shortDescription: user.shortDescription,
    longDescription: user.longDescription,
    coverFileId: user.coverFileId === null ? null : Number(user.coverFileId),
  };
}

/** The user as they see themselves (native, "First account"). */
export function toMe(user: User): WireMe {
  return { ...toUser(user), isWorkspaceAdmin: user.isWorkspaceAdmin };
}
