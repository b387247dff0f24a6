import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { addMembers } from "@/lib/domain/members/add-members";
import type { LockedRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";
import { findNewcomers } from "@/lib/domain/users/find-newcomers";

/**
 * Lets the actor in, whom a public room or an invite admits. The contract has no
 * system message for it, and none is stored: the list of members tells.
 *
 * @param room  locked; the actor is not a member of it
 * @throws DomainError `not_found`/"not_member" for guests, who belong to one chat alone
 */
export async function joinAsMember(tx: Tx, actor: Actor, room: LockedRoom): Promise<void> {
  const [newcomer] = await findNewcomers(tx, [actor.userId]);
  if (!newcomer) throw new DomainError("not_found", "not_member", "Guests stay in their own chat.");
  const now = await databaseTime(tx);
  await addMembers(tx, room, [newcomer], now);
  await touchRoom(tx, room.id, now);
}
