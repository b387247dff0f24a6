import { config } from "@/lib/config";
import type { WireAccount, WireWorkspace } from "@/lib/dialects/spika/schemas/workspace";
import { toMe } from "@/lib/dialects/spika/user";
import type { Workspace } from "@/lib/domain/accounts/get-workspace";
import type { Account } from "@/lib/domain/workspace/list-people";

export function toWorkspace({ name, signUp, domains }: Workspace): WireWorkspace {
  return { name, signUp, domains, teamMode: config().teamMode };
}

export function toAccount(account: Account): WireAccount {
  return { ...toMe(account), disabledAt: account.disabledAt?.getTime() ?? null };
}
