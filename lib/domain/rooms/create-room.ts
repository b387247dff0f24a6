import { config } from "@/lib/config";
import { type Db, db, type Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { isContact } from "@/lib/domain/contacts/is-contact";
import { DomainError } from "@/lib/domain/errors";
import { markAsAvatar } from "@/lib/domain/files/mark-as-avatar";
import { asId, type RoomId, type UserId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { pairKey } from "@/lib/domain/rooms/pair-key";
import type { RoomWithMembers, Visibility } from "@/lib/domain/rooms/types";
import { findNewcomers, type Newcomer } from "@/lib/domain/users/find-newcomers";

export type NewRoom = {
  name?: string;
  type?: string;
  /** As the caller named them; the refusal names those that nobody has. */
  userIds: number[];
  adminUserIds: number[];
  avatarFileId?: bigint;
  visibility?: Visibility;
  topic?: string | null;
};

/**
 * Makes a room; the actor is a member and an admin of it. Of several private rooms
 * made for the same two people at once, one comes to be.
 *
 * @throws DomainError `invalid`/"unknown_users", "unknown_admins", "not_two_members", "not_contact",
 *   "private_not_public"; `conflict`/"room_exists"
 * @see contract: messenger API 2.4.2, whose order of checks this follows
 */
export async function createRoom(actor: Actor, input: NewRoom): Promise<RoomWithMembers> {
  const roomId = await inTransaction((tx) => createRoomWithin(tx, actor, input));
  return loadRoom(db(), roomId);
}

/** As `createRoom`, as a part of what else has to happen at once. */
export async function createRoomWithin(tx: Tx, actor: Actor, input: NewRoom): Promise<RoomId> {
  const members = await requireMembers(tx, actor, input);
  const type = input.type || defaultType(members.length, input.visibility);
  const pair = type === "private" ? await requirePair(tx, actor, members, input) : null;
  const now = await databaseTime(tx);
  const room = await insertRoom(tx, {
    type,
    name: input.name?.trim() ? input.name : defaultName(members.length),
    topic: input.topic || null,
    visibility: input.visibility ?? "private",
    avatarFileId: input.avatarFileId ?? 0n,
    createdById: actor.userId,
    pairKey: pair,
    createdAt: now,
    modifiedAt: now,
  });
  await markAsAvatar(tx, actor, input.avatarFileId);
  await addMembers(tx, room, members, now);
  if (type === "group") {
    await storeSystemMessage(tx, {
      roomId: room.id,
      actorId: actor.userId,
      kind: "created_group",
      objects: [room.name],
      objectIds: [room.id],
    });
  }
  return room.id;
}

/** The users of both lists and the actor, who is always an admin. */
async function requireMembers(
  tx: Tx,
  actor: Actor,
  { userIds, adminUserIds }: NewRoom,
): Promise<Array<Newcomer & { isAdmin: boolean }>> {
  const named = [...userIds, ...adminUserIds].map((id) => asId<UserId>(id));
  const users = await findNewcomers(tx, [...new Set([actor.userId, ...named])]);
  const known = new Set<number>(users.map(({ userId }) => userId));
  const missing = (ids: number[]) => [...new Set(ids)].filter((id) => !known.has(id)).join(",");
  if (missing(userIds)) {
    throw new DomainError("invalid", "unknown_users", `Users doesn't exist, ids: ${missing(userIds)}`);
  }
  if (missing(adminUserIds)) {
    throw new DomainError(
      "invalid",
      "unknown_admins",
      `Admin users doesn't exist, ids: ${missing(adminUserIds)}`,
    );
  }
  const admins = new Set<number>([actor.userId, ...adminUserIds]);
  return users.map((user) => ({ ...user, isAdmin: admins.has(user.userId) }));
}

/** Our choice, where the contract knows no public rooms: one that is made public is a group from the start. */
function defaultType(memberCount: number, visibility: Visibility | undefined): string {
  return memberCount < 3 && visibility !== "public" ? "private" : "group";
}

function defaultName(memberCount: number): string {
  if (memberCount === 1) return "Private room";
  return memberCount === 2 ? "" : "Untitled room";
}

async function requirePair(tx: Db, actor: Actor, members: Newcomer[], input: NewRoom): Promise<string> {
  const other = members.find(({ userId }) => userId !== actor.userId);
  if (members.length !== 2 || !other) {
    throw new DomainError("invalid", "not_two_members", "Private room must have 2 users");
  }
  if (input.visibility === "public") {
    throw new DomainError("invalid", "private_not_public", "Private room can't be public");
  }
  const key = pairKey(actor.userId, other.userId);
  if (await tx.room.findUnique({ where: { pairKey: key }, select: { id: true } })) throw roomExists();
  if (!config().teamMode && !(await isContact(tx, actor.userId, other.userId))) {
    throw new DomainError("invalid", "not_contact", "Other user is not your contact");
  }
  return key;
}

/** The unique pair key decides between two who make the same private room at once; looking first would let both pass. */
async function insertRoom(tx: Tx, data: Prisma.RoomCreateInput) {
  try {
    const room = await tx.room.create({ data });
    return { ...room, id: room.id as RoomId }; // a brand is only a name for the compiler
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") throw roomExists();
    throw error;
  }
}

function roomExists() {
  return new DomainError("conflict", "room_exists", "Room already exists");
}
