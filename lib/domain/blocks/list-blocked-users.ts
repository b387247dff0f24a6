import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

/**
 * Whom the actor has blocked, the first blocked one first.
 *
 * @see contract: messenger API 2.14
 */
export async function listBlockedUsers(actor: Actor): Promise<User[]> {
  const blocks = await db().block.findMany({ where: { userId: actor.userId }, orderBy: { id: "asc" } });
  const ids = blocks.map((block) => block.blockedId);
  const users = await db().user.findMany({ where: { id: { in: ids } }, select: USER });
  const byId = new Map(users.map((user) => [user.id, user]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toUser);
}
