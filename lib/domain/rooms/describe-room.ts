import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { createRoomWithin } from "@/lib/domain/rooms/create-room";
import { type DescribedRoom, getDescribedRoom } from "@/lib/domain/rooms/list-described-rooms";
import { updateRoomWithin } from "@/lib/domain/rooms/update-room";
import { findNewcomers } from "@/lib/domain/users/find-newcomers";

export type RoomDescription = {
  name?: string;
  description?: string | null;
  /** Of the workspace's own files, or anywhere; null takes the picture away. */
  picture?: { avatarFileId: bigint } | { url: string } | null;
  participants?: UserId[];
};

/**
 * Makes a private group of the actor, who is its admin, and the participants.
 *
 * @throws DomainError `invalid`/"unknown_users"
 * @see contract: chat-messages API, `chat-rooms`
 */
export async function createDescribedRoom(actor: Actor, input: RoomDescription): Promise<DescribedRoom> {
  const roomId = await inTransaction(async (tx) => {
    const id = await createRoomWithin(tx, actor, {
      name: input.name,
      type: "group",
      visibility: "private",
      userIds: input.participants ?? [],
      adminUserIds: [],
      avatarFileId: avatarOf(input),
    });
    await writeDown(tx, id, input);
    return id;
  });
  return getDescribedRoom(actor, roomId);
}

/**
 * Changes what is said of a room, and who is in it; what is not named stays. Admins
 * always stay members.
 *
 * @throws DomainError `not_found`/"not_member" for unknown and foreign rooms; `forbidden`/"not_admin",
 *   "private_room"; `invalid`/"unknown_users"
 * @see contract: chat-messages API, `chat-rooms`; who may change a room is decided as in the messenger
 */
export async function updateDescribedRoom(
  actor: Actor,
  roomId: RoomId,
  input: RoomDescription,
): Promise<DescribedRoom> {
  // Whoever is not in it does not learn that it is there.
  await getDescribedRoom(actor, roomId);
  await inTransaction(async (tx) => {
    await requireKnown(tx, roomId, input.participants ?? []);
    const members = input.participants && { replaceUserIds: input.participants };
    await updateRoomWithin(tx, actor, roomId, { name: input.name, avatarFileId: avatarOf(input), members });
    await writeDown(tx, roomId, input);
  });
  return getDescribedRoom(actor, roomId);
}

/** A picture from elsewhere takes the place of the one in the workspace's files. */
function avatarOf({ picture }: RoomDescription): bigint | undefined {
  if (picture === undefined) return undefined;
  return picture !== null && "avatarFileId" in picture ? picture.avatarFileId : 0n;
}

async function writeDown(tx: Tx, id: RoomId, { description, picture }: RoomDescription): Promise<void> {
  const pictureUrl = picture && "url" in picture ? picture.url : null;
  await tx.room.update({
    where: { id },
    data: {
      ...(description === undefined ? {} : { description: description || null }),
      ...(picture === undefined ? {} : { pictureUrl }),
    },
  });
}

/** Who is in it already may stay, whoever they are: a guest cannot be added, and is not sent away for that. */
async function requireKnown(tx: Tx, roomId: RoomId, ids: UserId[]): Promise<void> {
  const newcomers = await findNewcomers(tx, ids);
  const members = await tx.member.findMany({
    where: { roomId, userId: { in: ids } },
    select: { userId: true },
  });
  const known = new Set<number>([...newcomers, ...members].map(({ userId }) => userId));
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const message = `There are no accounts with the ids ${unknown.join(", ")}`;
  throw new DomainError("invalid", "unknown_users", message);
}
