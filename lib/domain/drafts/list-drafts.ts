import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { toDraft } from "@/lib/domain/drafts/rows";
import type { Draft } from "@/lib/domain/drafts/types";

const MOST = 1_000;

/**
 * The actor's drafts in rooms that are theirs, newest first, at most 1,000. A draft of
 * a room that was left is kept, and is there again for whoever comes back.
 *
 * @returns also the server's time when they were read: what is not among them was not there by then
 */
export async function listDrafts(actor: Actor): Promise<{ drafts: Draft[]; at: Date }> {
  const { userId } = actor;
  const at = new Date();
  const rooms = await db().member.findMany({
    where: { userId, room: { deletedAt: null } },
    select: { roomId: true },
  });
  const rows = await db().draft.findMany({
    where: { userId, roomId: { in: rooms.map(({ roomId }) => roomId) } },
    orderBy: { modifiedAt: "desc" },
    take: MOST,
  });
  return { drafts: rows.map(toDraft), at };
}
