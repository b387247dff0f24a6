import { db, type Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { markAsAvatar } from "@/lib/domain/files/mark-as-avatar";
import type { RoomId } from "@/lib/domain/ids";
import { applyMemberChanges } from "@/lib/domain/members/apply-changes";
import { type MembersChange, planMemberChanges } from "@/lib/domain/members/plan-changes";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { requireWritable } from "@/lib/domain/rooms/access";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { type LockedRoom, listStandings, lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";
import type { RoomWithMembers, Visibility } from "@/lib/domain/rooms/types";

export type RoomChange = {
  /** Empty: stays as it is. */
  name?: string;
  /** 0 takes the picture away. */
  avatarFileId?: bigint;
  visibility?: Visibility;
  topic?: string | null;
  members?: MembersChange;
};

/**
 * Changes a room and its members. A room that then has more than two members is a
 * group, whatever it was. Even without a change its `modifiedAt` rises.
 *
 * @throws DomainError `not_found`/"room_not_found" for unknown and deleted rooms; `forbidden`/"private_room",
 *   "not_admin", "room_archived"; `invalid`/"last_admin", "chat_not_public": guests read from their joining on
 * @see contract: messenger API 2.4.5, whose order of checks this follows
 */
export async function updateRoom(actor: Actor, roomId: RoomId, change: RoomChange): Promise<RoomWithMembers> {
  await inTransaction((tx) => updateRoomWithin(tx, actor, roomId, change));
  return loadRoom(db(), roomId);
}

/** As `updateRoom`, as a part of what else has to happen at once. */
export async function updateRoomWithin(
  tx: Tx,
  actor: Actor,
  roomId: RoomId,
  change: RoomChange,
): Promise<void> {
  const room = await requireChangeable(tx, roomId);
  const members = await listStandings(tx, room);
  const own = members.find(({ userId }) => userId === actor.userId);
  // Strangers do not learn what kind of room it is.
  if (own && room.type === "private") {
    throw new DomainError("forbidden", "private_room", "A private room cannot be changed.");
  }
  if (!own?.isAdmin) {
    throw new DomainError("forbidden", "not_admin", "Only admins may change the room.");
  }
  requireWritable(room);
  if (room.companyId !== null && change.visibility === "public") {
    throw new DomainError("invalid", "chat_not_public", "A chat with guests cannot be public.");
  }
  const now = await databaseTime(tx);
  const plan = planMemberChanges(actor, members, change.members ?? {});
  const growth = await applyMemberChanges(tx, actor, room, plan, now);
  const isGroup = room.type === "group" || members.length + growth > 2;
  await applySettings(tx, actor, room, change, isGroup ? "group" : room.type);
  await touchRoom(tx, roomId, now);
}

async function requireChangeable(tx: Tx, roomId: RoomId): Promise<LockedRoom> {
  const room = await lockRoom(tx, roomId);
  if (!room || room.deletedAt) throw new DomainError("not_found", "room_not_found", "There is no such room.");
  return room;
}

async function applySettings(tx: Tx, actor: Actor, room: LockedRoom, change: RoomChange, type: string) {
  const name = change.name?.trim() ? change.name : room.name;
  const avatarFileId = change.avatarFileId ?? room.avatarFileId;
  await tx.room.update({
    where: { id: room.id },
    data: {
      name,
      avatarFileId,
      type,
      visibility: change.visibility,
      topic: change.topic === "" ? null : change.topic,
    },
  });
  await markAsAvatar(tx, actor, change.avatarFileId);
  const about = { roomId: room.id, actorId: actor.userId, objects: [name], objectIds: [room.id] };
  if (name !== room.name) await storeSystemMessage(tx, { ...about, kind: "updated_group_name" });
  if (avatarFileId !== room.avatarFileId)
    await storeSystemMessage(tx, { ...about, kind: "updated_group_avatar" });
}
