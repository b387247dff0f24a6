import { type Db, db } from "@/lib/db/client";
import type { Identifier } from "@/lib/domain/accounts/identifier";

export type Workspace = {
  name: string;
  /** Who may make an account besides holders of an invite. */
  signUp: "invite" | "open" | "domain";
  /** In lower case; whose addresses may sign up where `signUp` is "domain". */
  domains: string[];
};

/** The workspace's one row, or what it is before anybody has changed it. */
export async function getWorkspace(from: Db = db()): Promise<Workspace> {
  const row = await from.workspace.findUnique({ where: { id: 1 } });
  const signUp = row?.signUp === "open" || row?.signUp === "domain" ? row.signUp : "invite";
  return { name: row?.name ?? "Hearth", signUp, domains: row?.domains ?? [] };
}

/** Whether the owner of this address or number may make an account without an invite. */
export function canSignUp({ signUp, domains }: Workspace, { kind, value }: Identifier): boolean {
  if (signUp === "open") return true;
  return signUp === "domain" && kind === "email" && domains.includes(value.slice(value.indexOf("@") + 1));
}
