import type { Prisma } from "@/lib/db/generated/client";
import type { ApiToken, Scope } from "@/lib/domain/api-tokens/types";
import type { ApiTokenId } from "@/lib/domain/ids";

export const API_TOKEN = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  expiresAt: true,
  lastUsedAt: true,
  createdAt: true,
} as const satisfies Prisma.ApiTokenSelect;

type ApiTokenRow = Prisma.ApiTokenGetPayload<{ select: typeof API_TOKEN }>;

export function toApiToken(row: ApiTokenRow): ApiToken {
  // A brand is only a name for the compiler, and nothing but scopes is stored in the column.
  return { ...row, id: row.id as ApiTokenId, scopes: row.scopes as Scope[] };
}
