import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import type { Actor } from "@/lib/domain/actor";
import { requireCompany, toCompany } from "@/lib/domain/companies/access";
import type { Company, CompanyChange } from "@/lib/domain/companies/types";
import type { CompanyId } from "@/lib/domain/ids";

/**
 * Changes a company; what is left out stays as it is.
 *
 * @throws DomainError `not_found`/"company_not_found"
 * @see contract: guest chat API, "Calls"
 */
export async function updateCompany(
  actor: Actor,
  companyId: CompanyId,
  change: CompanyChange,
): Promise<Company> {
  await requireCompany(db(), actor, companyId);
  const data = { ...change, updatedAt: await databaseTime(db()) };
  return toCompany(await db().company.update({ where: { id: companyId }, data }));
}
