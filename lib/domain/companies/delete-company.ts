import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { closeRoom } from "@/lib/domain/chats/delete-chat";
import { requireCompany } from "@/lib/domain/companies/access";
import { DomainError } from "@/lib/domain/errors";
import type { CompanyId, RoomId } from "@/lib/domain/ids";

/**
 * Deletes a company; with `withChats` its chats too, without it only where it has none.
 *
 * @throws DomainError `not_found`/"company_not_found"; `conflict`/"company_has_chats"
 * @see contract: guest chat API, "Calls": 409 unless `?force=1`
 */
export async function deleteCompany(
  actor: Actor,
  companyId: CompanyId,
  { withChats }: { withChats: boolean },
): Promise<void> {
  await inTransaction(async (tx) => {
    // A chat that is made at this moment waits here, and then finds no company.
    await tx.$queryRaw`SELECT 1 FROM company WHERE id = ${companyId} FOR UPDATE`;
    await requireCompany(tx, actor, companyId);
    const chats = await tx.room.findMany({
      where: { companyId, deletedAt: null },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    if (chats.length > 0 && !withChats) {
      throw new DomainError(
        "conflict",
        "company_has_chats",
        "The company has chats: add force=1 to delete them too.",
      );
    }
    for (const { id } of chats) await closeRoom(tx, id as RoomId); // a brand is only a name for the compiler
    const now = await databaseTime(tx);
    await tx.company.update({ where: { id: companyId }, data: { deletedAt: now, updatedAt: now } });
  });
}
