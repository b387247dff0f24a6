import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import type { Actor } from "@/lib/domain/actor";
import { toCompany } from "@/lib/domain/companies/access";
import type { Company, CompanyChange } from "@/lib/domain/companies/types";

/**
 * Makes a company of the actor's.
 *
 * @see contract: guest chat API, "Calls"
 */
export async function createCompany(
  actor: Actor,
  { name, website, logoUrl }: CompanyChange & { name: string },
): Promise<Company> {
  const now = await databaseTime(db());
  const data = { ownerId: actor.userId, name, website, logoUrl, createdAt: now, updatedAt: now };
  return toCompany(await db().company.create({ data }));
}
