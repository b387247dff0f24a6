import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requireCompany, toCompany } from "@/lib/domain/companies/access";
import type { Company, Paged, PageRequest } from "@/lib/domain/companies/types";
import type { CompanyId } from "@/lib/domain/ids";

/**
 * A page of the actor's companies, the eldest first.
 *
 * @see contract: guest chat API, "Calls"
 */
export async function listCompanies(actor: Actor, { page, perPage }: PageRequest): Promise<Paged<Company>> {
  const where = { ownerId: actor.userId, deletedAt: null };
  const [rows, total] = await Promise.all([
    db().company.findMany({ where, orderBy: { id: "asc" }, skip: (page - 1) * perPage, take: perPage }),
    db().company.count({ where }),
  ]);
  return { items: rows.map(toCompany), total };
}

/** @throws DomainError `not_found`/"company_not_found" */
export async function getCompany(actor: Actor, companyId: CompanyId): Promise<Company> {
  return requireCompany(db(), actor, companyId);
}
