import type { Db } from "@/lib/db/client";
import type { Company as CompanyRecord } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import type { Company } from "@/lib/domain/companies/types";
import { DomainError } from "@/lib/domain/errors";
import type { CompanyId, UserId } from "@/lib/domain/ids";

/**
 * The door to a company: it is the actor's.
 *
 * @throws DomainError `not_found`/"company_not_found" for unknown, deleted and other accounts' ones alike
 * @see contract: guest chat API, "Completed"
 */
export async function requireCompany(db: Db, actor: Actor, companyId: CompanyId): Promise<Company> {
  const row = await db.company.findFirst({
    where: { id: companyId, ownerId: actor.userId, deletedAt: null },
  });
  if (!row) throw new DomainError("not_found", "company_not_found", "There is no such company.");
  return toCompany(row);
}

export function toCompany(row: CompanyRecord): Company {
  const { deletedAt: _, ...company } = row;
  return { ...company, id: row.id as CompanyId, ownerId: row.ownerId as UserId }; // brands are names for the compiler
}
