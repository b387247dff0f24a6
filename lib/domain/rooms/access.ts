import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
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
  /** Marked unread by hand from here on; null: what is unread begins after `seenSeq`. */
  unreadFrom: number | null;
  deliveredSeq: number;
  readTotal: number;
  room: {
    id: RoomId;
    /** "private" (two people), "group", or any word that a client chose. */
    type: string;
    visibility: string;
    /** Members still see a deleted room; nothing in it may change. */
    deletedAt: Date | null;
    /** In an archived room nothing may change either, until it is brought back. */
    archivedAt: Date | null;
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

/**
 * What whoever changes something in a room asks after its door.
 *
 * @throws DomainError `forbidden`/"room_deleted", "room_archived"
 */
export function requireWritable({
  deletedAt,
  archivedAt,
}: Pick<RoomMember["room"], "deletedAt" | "archivedAt">) {
  if (deletedAt) throw new DomainError("forbidden", "room_deleted", "Chat is deleted");
  if (archivedAt) throw new DomainError("forbidden", "room_archived", "Chat is archived");
}

/** Messages with a seq above this are the member's to read (Hearth's choices, "what a member may read"). */
export function visibleFrom(member: RoomMember): number {
  return member.room.visibility === "public" ? 0 : member.joinSeq;
}

/** A user's membership, or null where there is none. By hand: nearly every request begins with it. */
export async function findMember(db: Db, userId: UserId, roomId: RoomId): Promise<RoomMember | null> {
  const [row] = await query<MemberRow>(db, {
    name: "member-of-room",
    text: `SELECT m.is_admin AS "isAdmin", m.join_seq AS "joinSeq", m.seen_seq AS "seenSeq",
             m.unread_from AS "unreadFrom", m.delivered_seq AS "deliveredSeq", m.read_total AS "readTotal", r.type, r.visibility,
             r.deleted_at AS "deletedAt", r.archived_at AS "archivedAt", r.last_seq AS "lastSeq", r.counted_total AS "countedTotal", r.name,
             r.company_id AS "companyId"
           FROM member m JOIN room r ON r.id = m.room_id WHERE m.room_id = $1 AND m.user_id = $2`,
    values: [roomId, userId],
  });
  if (!row) return null;
  const { isAdmin, joinSeq, seenSeq, unreadFrom, deliveredSeq, readTotal, ...room } = row;
  return {
    roomId,
    userId,
    isAdmin,
    joinSeq,
    seenSeq,
    unreadFrom,
    deliveredSeq,
    readTotal,
    room: { id: roomId, ...room },
  };
}

type MemberRow = Omit<RoomMember, "roomId" | "userId" | "room"> & Omit<RoomMember["room"], "id">;
