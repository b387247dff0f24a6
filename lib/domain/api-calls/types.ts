import type { ApiKeyId, ApiTokenId, MessageId } from "@/lib/domain/ids";

/** Whose call it was; a room's key goes by its hash, since a post looks nothing else up. */
export type CallKey = { apiKeyHash: Buffer } | { apiTokenId: ApiTokenId } | { workspaceKeyId: number };

/** Whose log is read. */
export type CallLog = { apiKeyId: ApiKeyId } | { apiTokenId: ApiTokenId } | { workspaceKeyId: number };

/** One call with a key, as its owner reads of it. */
export type ApiCall = {
  at: Date;
  /** The answer's HTTP status. */
  status: number;
  /** Why it was refused, in plain words, or what was special about it; null for an ordinary success. */
  reason: string | null;
  requestId: string;
  /** The message that it made. */
  messageId: MessageId | null;
  /** How long the answer took, in whole milliseconds. */
  ms: number;
};
