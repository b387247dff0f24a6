import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";

/** What a member has set for themselves alone, and when. */
export type RoomSettings = { roomId: RoomId; mutedAt: Date | null; pinnedAt: Date | null };

/** The rooms that the actor has muted or pinned, by room. */
export async function listMemberSettings(actor: Actor): Promise<RoomSettings[]> {
  const rows = await db().member.findMany({
    where: { userId: actor.userId, OR: [{ mutedAt: { not: null } }, { pinnedAt: { not: null } }] },
    select: { roomId: true, mutedAt: true, pinnedAt: true },
    orderBy: { roomId: "asc" },
  });
  return rows.map((row) => ({ ...row, roomId: row.roomId as RoomId })); // a brand is only a name for the compiler
}
