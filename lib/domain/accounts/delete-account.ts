import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { waitForOtherClaims } from "@/lib/domain/accounts/claim-workspace";
import type { Actor } from "@/lib/domain/actor";
import type { UserId } from "@/lib/domain/ids";
import { leaveAllGroups } from "@/lib/domain/members/leave-all-groups";
import { record } from "@/lib/outbox/record";

/**
 * Deletes the acting user's account. The row stays, without a name, an address or a way to
 * sign in, for the messages and private rooms that stay too; all of the user's devices,
 * tokens, groups, contacts, blocks, reactions and settings go. The number is free again.
 *
 * Where nobody else administers the workspace, whoever has been there longest does from
 * then on (our choice: nobody else could appoint anybody).
 *
 * @see contract: messenger API 2.9.3. That they were given and saw a message still counts, under no name
 */
export async function deleteAccount({ userId }: Actor): Promise<void> {
  // Before the account, so that whoever is interrupted here can ask again.
  await leaveAllGroups(userId);
  await inTransaction(async (tx) => {
    await appointHeir(tx, userId);
    await forget(tx, userId);
    await record(tx, { type: "user.updated", userId }, { type: "device.signed_out", userId });
  });
  // After it, for groups that somebody has added them to meanwhile; from now on nobody can.
  await leaveAllGroups(userId);
}

async function forget(tx: Tx, userId: UserId): Promise<void> {
  const now = await databaseTime(tx);
  await tx.user.update({
    where: { id: userId },
    data: {
      displayName: `Deleted user ${userId}`,
      avatarFileId: 0,
      coverFileId: null,
      emailAddress: null,
      telephoneNumber: null,
      contactKey: null,
      passwordHash: null,
      shortDescription: null,
      longDescription: null,
      isWorkspaceAdmin: false,
      deletedAt: now,
      modifiedAt: now,
    },
  });
  const own = { where: { userId } };
  await tx.device.deleteMany(own);
  await tx.apiToken.deleteMany(own);
  await tx.pushSubscription.deleteMany(own);
  await tx.userSetting.deleteMany(own);
  await tx.draft.deleteMany(own);
  await tx.savedMessage.deleteMany(own);
  await tx.messageHide.deleteMany(own);
  await tx.threadMember.deleteMany(own);
  await tx.contact.deleteMany({ where: { OR: [{ userId }, { contactId: userId }] } });
  await tx.block.deleteMany({ where: { OR: [{ userId }, { blockedId: userId }] } });
  await removeReactions(tx, userId, now);
}

/** They stay as removed ones, so that clients that sync take them away. */
async function removeReactions(tx: Tx, userId: UserId, at: Date): Promise<void> {
  const where = { userId, removedAt: null };
  await tx.reaction.updateMany({ where, data: { emoji: "", removedAt: at, modifiedAt: at } });
}

async function appointHeir(tx: Tx, userId: UserId): Promise<void> {
  const { isWorkspaceAdmin } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { isWorkspaceAdmin: true },
  });
  if (!isWorkspaceAdmin) return;
  // Of two admins who go at the same time the second sees that the first has gone.
  await waitForOtherClaims(tx);
  const active = { id: { not: userId }, verified: true, isBot: false, isGuest: false, deletedAt: null };
  const others = { ...active, disabledAt: null };
  if (await tx.user.findFirst({ where: { ...others, isWorkspaceAdmin: true }, select: { id: true } })) return;
  const heir = await tx.user.findFirst({ where: others, select: { id: true }, orderBy: { id: "asc" } });
  if (!heir) return;
  const data = { isWorkspaceAdmin: true, modifiedAt: await databaseTime(tx) };
  await tx.user.update({ where: { id: heir.id }, data });
}
