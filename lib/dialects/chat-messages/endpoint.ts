import { config } from "@/lib/config";
import { chatMessagesError, type WireError as Failure } from "@/lib/dialects/chat-messages/errors";
import {
  type Dialect,
  endpointFor,
  type Handler,
  type RequestInfo,
  WireError,
} from "@/lib/dialects/endpoint";
import { requireRate } from "@/lib/dialects/rate";
import { jsonReply, type Reply } from "@/lib/dialects/reply";
import { findTokenHolder } from "@/lib/domain/api-tokens/find-token-holder";
import type { TokenHolder } from "@/lib/domain/api-tokens/types";

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, POST, PATCH, OPTIONS",
  "Access-Control-Allow-Headers": "Content-Type, Authorization, Idempotency-Key, X-Request-Id",
  "Access-Control-Expose-Headers":
    "Link, X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, Idempotent-Replayed",
};

const speech = { name: "chat-messages", headers: CORS, answer, refuse };

/** An endpoint for a personal API token (contract "Auth"). */
export const endpoint = endpointFor<TokenHolder>({
  ...speech,
  authenticate,
  scopeOf: ({ tokenId }) => `token:${tokenId}`,
} satisfies Dialect<TokenHolder>);

export const OPTIONS: Handler = async () => new Response(null, { status: 200, headers: CORS });

const openEndpoint = endpointFor<null>({
  ...speech,
  isOpen: true,
  authenticate: async () => null,
  scopeOf: () => "anybody",
});

/** What no route takes. */
export const unknownCall = openEndpoint({
  handle: async () => {
    throw new WireError(404, "Not found");
  },
});

/** What a path takes no such method for. */
export const methodNotAllowed = openEndpoint({
  handle: async () => {
    throw new WireError(405, "This path does not take that method");
  },
});

/**
 * @throws WireError 401 without a token that counts, 403 where its scopes are too narrow, 429 over its rate
 */
async function authenticate(info: RequestInfo): Promise<TokenHolder> {
  const [, token] = /^Bearer +(\S+) *$/i.exec(info.request.headers.get("authorization") ?? "") ?? [];
  if (!token) {
    throw unauthenticated("No API token: send the header Authorization: Bearer <your-api-token>");
  }
  const holder = await findTokenHolder(token);
  if (!holder) throw unauthenticated("Invalid API token: it is unknown, expired or revoked");
  info.call.key = { apiTokenId: holder.tokenId };
  requireRate(
    info,
    `token ${holder.tokenId}`,
    config().tokenRate,
    "Too many calls with this token: slow down and try again",
  );
  const scope = info.request.method === "GET" || info.request.method === "HEAD" ? "read" : "write";
  if (!holder.scopes.includes(scope)) throw new WireError(403, `This API token has no scope "${scope}"`);
  return holder;
}

function unauthenticated(sentence: string): WireError {
  return new WireError(401, sentence, { headers: { "WWW-Authenticate": "Bearer" } });
}

function answer(data: unknown): Reply {
  return jsonReply(data);
}

function refuse(error: unknown, info: RequestInfo, refusals: Parameters<typeof chatMessagesError>[2]): Reply {
  const { headers, ...failure } = chatMessagesError(error, info, refusals);
  return jsonReply(failure satisfies Failure, { status: failure.code, headers });
}
