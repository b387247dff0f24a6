import { config } from "@/lib/config";
import { hashToken } from "@/lib/crypto/secrets";
import {
  type Dialect,
  endpointFor,
  type Handler,
  InvalidInput,
  type Refusals,
  type RequestInfo,
  WireError,
} from "@/lib/dialects/endpoint";
import { requireRate } from "@/lib/dialects/rate";
import { jsonReply, type Reply } from "@/lib/dialects/reply";
import { apiKeyExists } from "@/lib/domain/api-keys/api-key-exists";
import { DomainError, type DomainErrorCode } from "@/lib/domain/errors";

/** The program that posts: its key's hash, which the statement that stores the message looks up. */
export type KeyHolder = { keyHash: Buffer; hash: string };

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "*",
  "Access-Control-Allow-Headers": "Content-Type, accesstoken, Idempotency-Key",
  "Access-Control-Expose-Headers":
    "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After",
};

const STATUS = {
  invalid: 400,
  forbidden: 403,
  not_found: 400,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
} satisfies Record<DomainErrorCode, number>;

const speech = { name: "messaging", headers: CORS, answer, refuse };

/** An endpoint for a room's key. Whether the key is known is found out by the use case, in the same statement. */
export const endpoint = endpointFor<KeyHolder>({
  ...speech,
  authenticate,
  scopeOf: ({ hash }) => `key:${hash}`,
} satisfies Dialect<KeyHolder>);

export const OPTIONS: Handler = async () => new Response(null, { status: 200, headers: CORS });

const openEndpoint = endpointFor<null>({
  ...speech,
  authenticate: async () => null,
  scopeOf: () => "anybody",
});

/** What no route takes. */
export const unknownCall = openEndpoint({
  handle: async () => {
    throw new WireError(404, "Not found");
  },
});

/** What the one path takes no other method for. */
export const methodNotAllowed = openEndpoint({
  handle: async () => {
    throw new WireError(405, "Method not allowed, use POST", { headers: { Allow: "POST, OPTIONS" } });
  },
});

/** @throws WireError 401 without a key, 429 over its rate */
async function authenticate(info: RequestInfo): Promise<KeyHolder> {
  const key = info.request.headers.get("accesstoken");
  if (!key) throw new WireError(401, "No access token");
  const keyHash = hashToken(key);
  const hash = keyHash.toString("base64url");
  info.call.key = { apiKeyHash: keyHash };
  requireRate(
    info,
    `key ${hash}`,
    config().messagingRate,
    "Too many messages for this key: slow down and try again",
  );
  return { keyHash, hash };
}

function answer(data: unknown): Reply {
  return jsonReply({ status: "success", data });
}

/** Bad input from a stranger is answered as a stranger's: 401 comes before any word on the input. */
async function refuse(error: unknown, info: RequestInfo, refusals: Refusals): Promise<Reply> {
  const refusal = wording(error, info, refusals);
  if (refusal.status === 401 || refusal.status === 429 || refusal.status >= 500) return failure(refusal);
  const key = info.request.headers.get("accesstoken");
  const isKnown = key !== null && (await apiKeyExists(hashToken(key)));
  return failure(isKnown ? refusal : { status: 401, message: "Invalid access token" });
}

type Refusal = { status: number; message: string; headers?: Record<string, string> };

function wording(error: unknown, info: RequestInfo, refusals: Refusals): Refusal {
  if (error instanceof WireError) {
    return { status: error.status, message: error.message, headers: error.options.headers };
  }
  if (error instanceof InvalidInput) return { status: 400, message: firstIssue(error) };
  if (error instanceof DomainError) {
    if (error.reason === "idempotency_mismatch") return { status: 422, message: error.message };
    const [status, message] = refusals[error.reason] ?? [STATUS[error.code], error.message];
    return { status, message };
  }
  return { status: 500, message: `Something went wrong here (request ${info.requestId})` };
}

function firstIssue({ issues }: InvalidInput): string {
  const [issue] = issues;
  if (!issue) return "The body is not valid";
  const path = issue.path.join(".");
  if (issue.input === undefined && path) return `${path} is required`;
  return issue.message.includes(path) ? issue.message : `${path}: ${issue.message}`;
}

function failure({ status, message, headers }: Refusal): Reply {
  return jsonReply({ status: "error", message }, { status, headers });
}
