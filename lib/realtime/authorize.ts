import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { requireMember } from "@/lib/domain/rooms/access";
import type { Broker } from "@/lib/realtime/broker/broker";
import { chatChannel, parseChannel } from "@/lib/realtime/channels";
import { pusherClient } from "@/lib/realtime/publisher";
import { provided, singleton } from "@/lib/singleton";

const SOCKET_ID = /^\d{1,20}\.\d{1,20}$/;

/**
 * Signs a subscription when the actor may hear the channel: listening is an act of
 * access, so the check is the domain's own.
 *
 * @returns the signature for pusher-js, or null when the channel is not the actor's to hear
 * @throws DomainError `forbidden`/"bad_socket_id" for anything that is not a socket's id
 */
export async function authorizeChannel(actor: Actor, socketId: string, name: string): Promise<string | null> {
  requireSocketId(socketId);
  if (!(await mayHear(actor, name))) return null;
  rememberUser(actor, socketId);
  return signer().authorizeChannel(socketId, name).auth;
}

/** The same for many channels by one query; names that repeat or are foreign give null. */
export async function authorizeChannels(
  actor: Actor,
  socketId: string,
  names: string[],
): Promise<Record<string, string | null>> {
  requireSocketId(socketId);
  const roomIds = names.flatMap((name) => {
    const channel = parseChannel(name);
    return channel?.kind === "room" ? [channel.roomId] : [];
  });
  const memberships = await db().member.findMany({
    where: { userId: actor.userId, roomId: { in: roomIds }, room: { deletedAt: null } },
    select: { roomId: true },
  });
  const open = new Set(memberships.map((membership) => membership.roomId));
  rememberUser(actor, socketId);

  const signed: Record<string, string | null> = {};
  for (const name of names) {
    const channel = parseChannel(name);
    const isOpen = channel?.kind === "room" ? open.has(channel.roomId) : channel?.userId === actor.userId;
    const isRepeated = name in signed;
    signed[name] = channel && isOpen && !isRepeated ? signer().authorizeChannel(socketId, name).auth : null;
  }
  return signed;
}

/**
 * Signs a chat user's subscription to the channel of their chat. Who calls has passed the
 * chat's door by their token.
 *
 * @throws DomainError `forbidden`/"bad_socket_id"
 */
export function authorizeChatUser(actor: Actor, socketId: string, chatId: RoomId): string {
  requireSocketId(socketId);
  rememberUser(actor, socketId);
  return signer().authorizeChannel(socketId, chatChannel(chatId)).auth;
}

/**
 * Signs the connection as the actor's, so that it can be terminated.
 * @returns `auth` and `user_data` for pusher-js
 */
export function authenticateUser(actor: Actor, socketId: string) {
  requireSocketId(socketId);
  return signer().authenticateUser(socketId, { id: String(actor.userId) });
}

async function mayHear(actor: Actor, name: string): Promise<boolean> {
  const channel = parseChannel(name);
  if (channel?.kind === "user") return channel.userId === actor.userId;
  if (channel?.kind !== "room") return false;
  try {
    const { room } = await requireMember(db(), actor, channel.roomId);
    return room.deletedAt === null;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Our own broker can terminate also those clients that never sign in. */
function rememberUser(actor: Actor, socketId: string): void {
  provided<Broker>("broker")?.rememberUser(socketId, String(actor.userId));
}

// A signed string is split at ":"; anything but a socket's id could smuggle in another channel.
function requireSocketId(socketId: string): void {
  if (!SOCKET_ID.test(socketId)) throw new DomainError("forbidden", "bad_socket_id", "Invalid socket_id");
}

function signer() {
  return singleton("pusher-signer", pusherClient);
}
