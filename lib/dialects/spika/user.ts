import type { z } from "zod";
import type { updateMeBody, WireMe, WireUser } from "@/lib/dialects/spika/schemas/user";
import type { Contact } from "@/lib/domain/contacts/list-contacts";
import { telephoneHash } from "@/lib/domain/users/telephone-hash";
import type { User } from "@/lib/domain/users/types";
import type { UserChange } from "@/lib/domain/users/update-me";

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
    ...(user.isGuest ? { isGuest: true } : {}),
  };
}

/** The user as they see themselves (native, "First account"). */
export function toMe(user: User): WireMe {
  return { ...toUser(user), isWorkspaceAdmin: user.isWorkspaceAdmin };
}

/**
 * The user of a number for whoever only asked for a code: nobody has proved to be them yet,
 * so what they have told of themselves is left out (our choice; verify answers it).
 */
export function toUnprovenUser(user: User): WireUser {
  const untold = { displayName: null, avatarFileId: 0, emailAddress: null };
  return { ...toUser(user), ...untold, shortDescription: null, longDescription: null, coverFileId: null };
}

/** Who has blocked them is told in team mode alone (contract 2.2.2). */
export function toContact({ user, blockedBy }: Contact): WireUser {
  const wire = toUser(user);
  return blockedBy ? { ...wire, blockedBy: blockedBy.map((userId) => ({ userId })) } : wire;
}

export function fromUpdateMeBody({ avatarFileId, ...body }: z.output<typeof updateMeBody>): UserChange {
  return { ...body, avatarFileId: avatarFileId === undefined ? undefined : BigInt(avatarFileId) };
}
