import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, UserId } from "@/lib/domain/ids";

/** The actor's standing in one room, as its door found it. */
export type RoomMember = {
  roomId: RoomId;
  userId: UserId;
  isAdmin: boolean;
  /** In a private room what was said up to here is not theirs to read: see `visibleFrom`. */
  joinSeq: number;
  seenSeq: number;
  deliveredSeq: number;
  readTotal: number;
  room: {
    id: RoomId;
    /** "private" (two people), "group", or any word that a client chose. */
    type: string;
    visibility: string;
    /** Members still see a deleted room; nothing in it may change. */
    deletedAt: Date | null;
    lastSeq: number;
    countedTotal: number;
    name: string;
    companyId: number | null;
  };
};

/**
 * The door to everything in a room: the actor's membership, with the room.
 * A deleted room still opens to its members; who changes something looks at `room.deletedAt`.
 *
 * @throws DomainError `not_found` / "not_member" for unknown and foreign rooms alike, so that ids cannot be probed
 */
export async function requireMember(db: Db, actor: Actor, roomId: RoomId): Promise<RoomMember> {
  const member = await findMember(db, actor.userId, roomId);
  if (!member)
    throw new DomainError("not_found", "not_member", "There is no such room, or you are not in it.");
  return member;
}

/**
 * As `requireMember`, for what only admins of the room may do.
 *
 * @throws DomainError `not_found` / "not_member"; `forbidden` / "not_admin" for other members
 */
export async function requireAdmin(db: Db, actor: Actor, roomId: RoomId): Promise<RoomMember> {
  const member = await requireMember(db, actor, roomId);
  if (!member.isAdmin)
    throw new DomainError("forbidden", "not_admin", "Only admins of the room may do this.");
  return member;
}

/** Messages with a seq above this are the member's to read (Hearth's choices, "what a member may read"). */
export function visibleFrom(member: RoomMember): number {
  return member.room.visibility === "public" ? 0 : member.joinSeq;
}

/** A user's membership, or null where there is none. */
export async function findMember(db: Db, userId: UserId, roomId: RoomId): Promise<RoomMember | null> {
  const row = await db.member.findUnique({ where: { roomId_userId: { roomId, userId } }, select: MEMBER });
  return row && { ...row, roomId, userId, room: { ...row.room, id: roomId } };
}

const MEMBER = {
  isAdmin: true,
  joinSeq: true,
  seenSeq: true,
  deliveredSeq: true,
  readTotal: true,
  room: {
    select: {
      type: true,
      visibility: true,
      deletedAt: true,
      lastSeq: true,
      countedTotal: true,
      name: true,
      companyId: true,
    },
  },
} as const;
