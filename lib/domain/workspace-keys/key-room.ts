import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/domain/errors";
import { openRoomByName } from "@/lib/domain/rooms/create-by-name";
import { findRoomByName, type NamedRoom } from "@/lib/domain/rooms/find-by-name";
import { joinRoom } from "@/lib/domain/rooms/join-room";
import type { KeyHolder } from "@/lib/domain/workspace-keys/types";

/** Where test keys speak and listen; made for the first who does. */
const SANDBOX = "CHAPI sandbox";

/**
 * The room that a key wants to read.
 *
 * @param name  of any case, or an id; without one the sandbox of test keys
 * @throws DomainError `invalid`/"room_missing" where neither is given, `not_found`/"room_not_found",
 *   `forbidden`/"room_private" where the key was not invited
 * @see contract: Chapi, "Completed"
 */
export async function findKeyRoom(holder: KeyHolder, name: string | undefined): Promise<NamedRoom> {
  if (name === undefined) return openSandbox(holder);
  const room = await findRoomByName(db(), holder.actor, name);
  if (!room) throw new DomainError("not_found", "room_not_found", `There is no room ${name}`);
  return requireVisible(room);
}

/**
 * As `findKeyRoom`, for a key that wants to speak: a room that nobody has named yet is
 * made, a public one that the key's bot is not in yet is joined. So the list of members
 * tells who speaks in a room.
 *
 * @throws DomainError as `findKeyRoom`; `not_found` only for a number
 */
export async function openKeyRoom(holder: KeyHolder, name: string | undefined): Promise<NamedRoom> {
  const room = (await findRoomToSpeak(holder, name)) ?? (await openRoom(holder, name ?? SANDBOX));
  if (!room.isMember) await joinRoom(holder.actor, room.id);
  return room;
}

/**
 * The room in which the key would speak; null where it would have to be made.
 *
 * @throws DomainError as `openKeyRoom`
 */
export async function findRoomToSpeak(
  holder: KeyHolder,
  name: string | undefined,
): Promise<NamedRoom | null> {
  if (name === undefined) {
    requireTestKey(holder);
    return findSandbox(holder);
  }
  const room = await findRoomByName(db(), holder.actor, name);
  if (room) return requireVisible(room);
  if (/^\d+$/.test(name)) throw new DomainError("not_found", "room_not_found", `There is no room ${name}`);
  return null;
}

async function openSandbox(holder: KeyHolder): Promise<NamedRoom> {
  requireTestKey(holder);
  return (await findSandbox(holder)) ?? (await openRoom(holder, SANDBOX));
}

/** Somebody's private room of that name is not meant. */
async function findSandbox({ actor }: KeyHolder): Promise<NamedRoom | null> {
  const room = await findRoomByName(db(), actor, SANDBOX);
  return room?.isVisible ? room : null;
}

function openRoom({ actor, createdById }: KeyHolder, name: string): Promise<NamedRoom> {
  return openRoomByName(actor, name, createdById);
}

function requireTestKey({ isTest }: KeyHolder): void {
  if (isTest) return;
  throw new DomainError("invalid", "room_missing", "room is required: only test keys have one of their own");
}

function requireVisible(room: NamedRoom): NamedRoom {
  if (room.isVisible) return room;
  throw new DomainError("forbidden", "room_private", "The key was not invited to this private room");
}
