import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { flushCalls } from "@/lib/domain/api-calls/note-call";
import type { ApiCall, CallLog } from "@/lib/domain/api-calls/types";
import { requireApiKey } from "@/lib/domain/api-keys/access";
import { requireApiToken } from "@/lib/domain/api-tokens/access";
import type { ApiKeyId, ApiTokenId, MessageId } from "@/lib/domain/ids";

const PAGE = 50;

export type CallPage = {
  calls: ApiCall[];
  /** The `before` of the next page; null on the last one. */
  nextCursor: number | null;
};

/**
 * What was called with a room's key, newest first, 50 at a time: the newest 1,000 of
 * the last 30 days.
 *
 * @throws DomainError as `requireApiKey`
 * @see contract: native, "Tokens and keys"
 */
export async function listApiKeyCalls(actor: Actor, id: ApiKeyId, before?: number): Promise<CallPage> {
  await requireApiKey(db(), actor, id);
  return listCalls({ apiKeyId: id }, before);
}

/**
 * The same of a token of the actor's.
 *
 * @throws DomainError as `requireApiToken`
 */
export async function listApiTokenCalls(actor: Actor, id: ApiTokenId, before?: number): Promise<CallPage> {
  await requireApiToken(actor, id);
  return listCalls({ apiTokenId: id }, before);
}

/** A page of a log. Asks nobody whether they may see it. */
export async function listCalls(where: CallLog, before?: number): Promise<CallPage> {
  // Whoever looks right after a call wants to see it.
  await flushCalls();
  const rows = await db().apiCall.findMany({
    where: { ...where, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    calls: page.map(({ at, status, reason, requestId, messageId, ms }) => {
      return { at, status, reason, requestId, messageId: messageId as MessageId | null, ms }; // brands are names
    }),
    nextCursor: last && rows.length > PAGE ? Number(last.id) : null,
  };
}
