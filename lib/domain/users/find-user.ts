import { db } from "@/lib/db/client";
import type { UserId } from "@/lib/domain/ids";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

/** A user for a live event, or null where there is none. Asks nobody whether they may see it. */
export async function findUser(userId: UserId): Promise<User | null> {
  const row = await db().user.findUnique({ where: { id: userId }, select: USER });
  return row && toUser(row);
}
