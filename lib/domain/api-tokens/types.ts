import type { Actor } from "@/lib/domain/actor";
import type { ApiTokenId } from "@/lib/domain/ids";

/** What a token lets its holder do: ask, and change. */
export const SCOPES = ["read", "write"] as const;
export type Scope = (typeof SCOPES)[number];

/** A person's secret for programs of theirs. */
export type ApiToken = {
  id: ApiTokenId;
  name: string;
  /** How the secret begins, so that its owner knows it again. */
  prefix: string;
  scopes: Scope[];
  /** Null: it never expires. */
  expiresAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
  createdAt: Date;
};

/** Whoever calls with a token. */
export type TokenHolder = {
  tokenId: ApiTokenId;
  actor: Actor;
  scopes: Scope[];
};
