import { hashToken, randomKey } from "@/lib/crypto/secrets";
import type { Prisma } from "@/lib/db/generated/client";
import type { UserId, WorkspaceKeyId } from "@/lib/domain/ids";
import type { WorkspaceKey } from "@/lib/domain/workspace-keys/types";

export const WORKSPACE_KEY = {
  id: true,
  userId: true,
  name: true,
  prefix: true,
  isTest: true,
  rate: true,
  lastUsedAt: true,
  createdAt: true,
} as const satisfies Prisma.WorkspaceKeySelect;

type WorkspaceKeyRow = Prisma.WorkspaceKeyGetPayload<{ select: typeof WORKSPACE_KEY }>;

export function toWorkspaceKey(row: WorkspaceKeyRow): WorkspaceKey {
  // Brands are only names for the compiler.
  return { ...row, id: row.id as WorkspaceKeyId, userId: row.userId as UserId };
}

const SHOWN_OF_IT = 4;

/**
 * A new secret, 190 bits of it random, and what is stored of it: a hash, and how it
 * begins. Clients tell test keys by their first letters (contract: Chapi, "Auth").
 */
export function newSecret(isTest: boolean) {
  const kind = isTest ? "test_key_" : "live_key_";
  const key = kind + randomKey(32);
  const stored = { keyHash: new Uint8Array(hashToken(key)), prefix: key.slice(0, kind.length + SHOWN_OF_IT) };
  return { key, stored };
}
