import type { Db } from "@/lib/db/client";
import type { UserId } from "@/lib/domain/ids";

/** Whether a user has another as contact; the other need not have them. */
export async function isContact(db: Db, userId: UserId, contactId: UserId): Promise<boolean> {
  const where = { userId_contactId: { userId, contactId } };
  return (await db.contact.findUnique({ where, select: { userId: true } })) !== null;
}
