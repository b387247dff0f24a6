import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import type { Standing } from "@/lib/domain/rooms/lock-room";

/** What a caller asks for; unknown ids, and those it makes no difference for, are passed over. */
export type MembersChange = {
  addUserIds?: UserId[];
  removeUserIds?: UserId[];
  addAdminIds?: UserId[];
  removeAdminIds?: UserId[];
  /** These become the members who are not admins. */
  replaceUserIds?: UserId[];
  /** These of the members, and the actor, become the admins. */
  replaceAdminIds?: UserId[];
};

/** What has to be done for it. */
export type MembersPlan = {
  /** Not members yet; perhaps nobody's ids. */
  add: Array<{ userId: UserId; isAdmin: boolean }>;
  remove: Standing[];
  promote: Standing[];
  demote: Standing[];
};

/**
 * Which members come, go, become admins and cease to be. Admins are never removed,
 * and bots and guests never become admins: the one cannot act, the other belongs to one chat alone.
 *
 * @throws DomainError `invalid`/"last_admin" when no admin would stay
 * @see contract: messenger API 2.4.5. Replacing the members keeps, as our choice, those named as admins by the
 *   same call, and the bots and guests, whose keys and ways in would otherwise end by an oversight
 */
export function planMemberChanges(actor: Actor, members: Standing[], change: MembersChange): MembersPlan {
  const memberIds = new Set(members.map(({ userId }) => userId));
  const among = (ids: UserId[] = []) => {
    const named = new Set(ids);
    return (member: Standing) => named.has(member.userId);
  };
  const comes = [...(change.addUserIds ?? []), ...(change.replaceUserIds ?? [])];
  const isKept = among([...(change.replaceUserIds ?? []), ...(change.replaceAdminIds ?? [])]);
  const staysAdmin = among([actor.userId, ...(change.replaceAdminIds ?? [])]);
  const isRemoved = (member: Standing) =>
    !member.isAdmin &&
    (among(change.removeUserIds)(member) || (change.replaceUserIds && isPerson(member) && !isKept(member)));
  const isPromoted = among([...(change.addAdminIds ?? []), ...(change.replaceAdminIds ?? [])]);
  const isDemoted = (member: Standing) =>
    among(change.removeAdminIds)(member) || (change.replaceAdminIds && !staysAdmin(member));

  const admins = members.filter(({ isAdmin }) => isAdmin);
  const demote = admins.filter(isDemoted);
  if (demote.length > 0 && demote.length === admins.length) {
    throw new DomainError("invalid", "last_admin", "At least one admin should be in the group");
  }
  return {
    add: [...new Set(comes)]
      .filter((id) => !memberIds.has(id))
      .map((userId) => ({ userId, isAdmin: change.replaceAdminIds?.includes(userId) ?? false })),
    remove: members.filter(isRemoved),
    promote: members.filter((member) => !member.isAdmin && isPerson(member) && isPromoted(member)),
    demote,
  };
}

/** Somebody with an account. */
function isPerson({ isBot, isGuest }: Standing): boolean {
  return !isBot && !isGuest;
}
