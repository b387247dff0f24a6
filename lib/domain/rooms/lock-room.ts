import type { Tx } from "@/lib/db/client";
import type { RoomId, UserId } from "@/lib/domain/ids";

/** A room whose row this transaction holds: nobody else can change its members or store a message meanwhile. */
export type LockedRoom = {
  id: RoomId;
  name: string;
  type: string;
  visibility: string;
  topic: string | null;
  avatarFileId: bigint;
  lastSeq: number;
  countedTotal: number;
  /** Set where it is a chat with guests. */
  companyId: number | null;
  deletedAt: Date | null;
  archivedAt: Date | null;
};

/** A member as the rules about members see them. */
export type Standing = { userId: UserId; isAdmin: boolean; isBot: boolean; isGuest: boolean; name: string };

/**
 * Takes the room's row for this transaction. Every change of a room or its members
 * begins here, so that rules like "one admin stays" hold when two change at once.
 * Members are locked after their room, never before: who stores a message does the same.
 */
export async function lockRoom(tx: Tx, roomId: RoomId): Promise<LockedRoom | null> {
  const [row] = await tx.$queryRaw<LockedRoom[]>`
    SELECT id, name, type, visibility, topic, avatar_file_id AS "avatarFileId", last_seq AS "lastSeq",
      counted_total AS "countedTotal", company_id AS "companyId", deleted_at AS "deletedAt",
      archived_at AS "archivedAt"
    FROM room WHERE id = ${roomId} FOR NO KEY UPDATE`;
  return row ?? null;
}

/** The members of a locked room. */
export async function listStandings(tx: Tx, room: LockedRoom): Promise<Standing[]> {
  const rows = await tx.member.findMany({
    where: { roomId: room.id },
    select: {
      userId: true,
      isAdmin: true,
      user: { select: { isBot: true, isGuest: true, displayName: true } },
    },
    orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
  });
  return rows.map(({ userId, isAdmin, user }) => ({
    userId: userId as UserId, // a brand is only a name for the compiler
    isAdmin,
    isBot: user.isBot,
    isGuest: user.isGuest,
    name: user.displayName ?? "",
  }));
}
