import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { asId, type RoomId, type UserId } from "@/lib/domain/ids";
import { storePost } from "@/lib/domain/messages/message-writer";
import type { Message, Post } from "@/lib/domain/messages/types";
import { requireWritable } from "@/lib/domain/rooms/access";
import { loadRooms } from "@/lib/domain/rooms/get-room";
import { openPrivateRoom } from "@/lib/domain/rooms/open-private-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";

/** Where messages go: rooms, and people, whose private room with the actor is opened. As the caller named them. */
export type Targets = { roomIds: number[]; userIds: number[] };

export type Sent = { messages: Message[]; newRooms: RoomWithMembers[] };

/** Messages that one call may make: as many as one would ever send by hand. */
const MOST = 1_000;

/**
 * The rooms of `targets.roomIds`, each once: the actor may post in all of them.
 *
 * @throws DomainError `invalid`/"unknown_room", "not_in_rooms", "too_many"; `forbidden`/"room_deleted", "room_archived"
 * @see contract: messenger API 2.5.10, whose order of checks this follows
 */
export async function requireTargetRooms(
  actor: Actor,
  { roomIds, userIds }: Targets,
  posts: number,
): Promise<RoomId[]> {
  const rooms = await db().room.findMany({
    where: { id: { in: roomIds.map((id) => asId<RoomId>(id)) } },
    select: {
      id: true,
      deletedAt: true,
      archivedAt: true,
      members: { where: { userId: actor.userId }, select: { userId: true } },
    },
  });
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const unknown = roomIds.find((id) => !byId.has(id));
  if (unknown !== undefined) {
    throw new DomainError("invalid", "unknown_room", `Room with id ${unknown} does not exist`);
  }
  if (rooms.some(({ members }) => members.length === 0)) {
    throw new DomainError("invalid", "not_in_rooms", "User is not in one or more rooms sent in roomIds");
  }
  for (const room of rooms) requireWritable(room);
  if ((rooms.length + new Set(userIds).size) * posts > MOST) {
    throw new DomainError("invalid", "too_many", `One call makes at most ${MOST} messages`);
  }
  return [...new Set(roomIds)] as RoomId[]; // all of them were found
}

/**
 * Sends each post to each target, in the order of the posts. Rooms and people whom
 * the actor has blocked, and people with whom they may not make a room, are left out.
 *
 * @param rooms from `requireTargetRooms`
 * @param posts ready to be stored but for their room and localId
 * @param onceId the same for a call that is sent again, so that it finds what it stored
 */
export async function sendToTargets(
  actor: Actor,
  { rooms, userIds, posts, onceId }: { rooms: RoomId[]; userIds: number[]; posts: Post[]; onceId?: string },
): Promise<Sent> {
  if (posts.length === 0) return { messages: [], newRooms: [] };
  const opened = await openRooms(actor, userIds);
  const targets = [...new Set([...rooms, ...opened.map(({ roomId }) => roomId)])];
  // All at once and in order: the writer keeps the order, and stores them by few statements.
  const outcomes = await Promise.all(
    posts.flatMap((post, index) =>
      targets.map((roomId) =>
        storePost({ ...post, roomId, localId: onceId ? `${onceId}-${index}` : randomUUID() }),
      ),
    ),
  );
  const newIds = opened.filter(({ isNew }) => isNew).map(({ roomId }) => roomId);
  return {
    // Refused is where a block stands, or a room was deleted at this moment.
    messages: outcomes.flatMap((outcome) => (outcome.ok ? outcome.message : [])),
    newRooms: await loadRooms(db(), newIds),
  };
}

async function openRooms(actor: Actor, userIds: number[]) {
  const blocks = await db().block.findMany({
    where: { userId: actor.userId, blockedId: { in: userIds.map((id) => asId<UserId>(id)) } },
    select: { blockedId: true },
  });
  const blocked = new Set(blocks.map(({ blockedId }) => blockedId));
  const opened: Array<{ roomId: RoomId; isNew: boolean }> = [];
  for (const id of new Set(userIds)) {
    const userId = asId<UserId>(id);
    const room = blocked.has(userId) ? null : await openPrivateRoom(actor, userId);
    if (room) opened.push(room);
  }
  return opened;
}
