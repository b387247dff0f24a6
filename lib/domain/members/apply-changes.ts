import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { UserId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import type { MembersPlan } from "@/lib/domain/members/plan-changes";
import { removeMembers } from "@/lib/domain/members/remove-members";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import type { SystemMessageKind } from "@/lib/domain/messages/system-message-text";
import type { LockedRoom } from "@/lib/domain/rooms/lock-room";
import { findNewcomers } from "@/lib/domain/users/find-newcomers";

/**
 * Makes the planned changes, and tells the room of each kind that really happened.
 * The messages come last, so that those who come can read of it.
 *
 * @param room  locked
 * @returns by how many the room has grown
 */
export async function applyMemberChanges(
  tx: Tx,
  actor: Actor,
  room: LockedRoom,
  plan: MembersPlan,
  at: Date,
): Promise<number> {
  const added = await add(tx, room, plan, at);
  await removeMembers(tx, room, plan.remove);
  await setAdmin(tx, room, plan.promote, true);
  await setAdmin(tx, room, plan.demote, false);

  const promoted = [...plan.promote, ...added.filter(({ isAdmin }) => isAdmin)];
  await tell(tx, actor, room, "removed_group_members", plan.remove);
  await tell(tx, actor, room, "added_group_members", added);
  await tell(tx, actor, room, "added_group_admins", promoted);
  await tell(tx, actor, room, "removed_group_admins", plan.demote);
  return added.length - plan.remove.length;
}

async function add(tx: Tx, room: LockedRoom, plan: MembersPlan, at: Date) {
  const admins = new Set(plan.add.filter(({ isAdmin }) => isAdmin).map(({ userId }) => userId));
  const newcomers = await findNewcomers(
    tx,
    plan.add.map(({ userId }) => userId),
  );
  const added = newcomers.map((user) => ({ ...user, isAdmin: admins.has(user.userId) && !user.isBot }));
  await addMembers(tx, room, added, at);
  return added;
}

async function setAdmin(tx: Tx, room: LockedRoom, members: Array<{ userId: UserId }>, isAdmin: boolean) {
  if (members.length === 0) return;
  const userId = { in: members.map((member) => member.userId) };
  await tx.member.updateMany({ where: { roomId: room.id, userId }, data: { isAdmin } });
}

type Named = { userId: UserId; name: string };

async function tell(tx: Tx, actor: Actor, room: LockedRoom, kind: SystemMessageKind, users: Named[]) {
  if (users.length === 0) return;
  await storeSystemMessage(tx, {
    roomId: room.id,
    actorId: actor.userId,
    kind,
    objects: users.map(({ name }) => name),
    objectIds: users.map(({ userId }) => userId),
  });
}
