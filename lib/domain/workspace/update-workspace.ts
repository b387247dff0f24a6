import { inTransaction } from "@/lib/db/transaction";
import { getWorkspace, type Workspace } from "@/lib/domain/accounts/get-workspace";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";

/**
 * Changes what is named of the workspace. Domains are kept in lower case, each once.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"; `invalid`/"name_missing", and "domains_missing"
 *   where people of a domain may sign up and none is named
 * @see contract: silent; native
 */
export async function updateWorkspace(actor: Actor, change: Partial<Workspace>): Promise<Workspace> {
  return inTransaction(async (tx) => {
    await requireWorkspaceAdmin(tx, actor);
    const known = await getWorkspace(tx);
    const name = change.name?.trim() ?? known.name;
    const signUp = change.signUp ?? known.signUp;
    const domains = change.domains ? [...new Set(change.domains.map(plain))] : known.domains;
    if (name === "") throw new DomainError("invalid", "name_missing", "A workspace needs a name");
    if (signUp === "domain" && domains.length === 0)
      throw new DomainError("invalid", "domains_missing", "Name at least one domain");
    const data = { name, signUp, domains, modifiedAt: new Date() };
    await tx.workspace.upsert({ where: { id: 1 }, create: data, update: data });
    return getWorkspace(tx);
  });
}

/** "@Example.org" is how some people write it. */
function plain(domain: string): string {
  return domain.trim().replace(/^@/, "").toLowerCase();
}
