import { config } from "@/lib/config";
import {
  type Dialect,
  endpointFor,
  type Handler,
  InvalidInput,
  type Refusals,
  type RequestInfo,
  WireError,
} from "@/lib/dialects/endpoint";
import { jsonReply, type Reply } from "@/lib/dialects/reply";
import { DomainError, type DomainErrorCode } from "@/lib/domain/errors";
import type { Admission } from "@/lib/domain/workspace-keys/admit-call";
import { admitInTurn } from "@/lib/domain/workspace-keys/admit-in-turn";
import type { KeyHolder } from "@/lib/domain/workspace-keys/types";

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "*",
  "Access-Control-Allow-Headers": "Content-Type, x-api-key, Idempotency-Key, X-Request-Id",
  "Access-Control-Expose-Headers":
    "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, Idempotent-Replayed",
};

const STATUS = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
} satisfies Record<DomainErrorCode, number>;

/** An endpoint for a key of the workspace; each call counts for its rate, unknown ones too. */
export const endpoint = endpointFor<KeyHolder>({
  name: "chapi",
  headers: CORS,
  authenticate,
  scopeOf: ({ keyId }) => `workspace-key:${keyId}`,
  answer: (data) => jsonReply(data),
  refuse,
} satisfies Dialect<KeyHolder>);

export const OPTIONS: Handler = async () => new Response(null, { status: 200, headers: CORS });

/** What no route takes. */
export const unknownCall = endpoint({
  handle: async ({ url }) => {
    throw new WireError(404, `There is nothing at ${url.pathname}`);
  },
});

/** @param allowed the methods that the path takes, with commas */
export function methodNotAllowed(allowed: string): Handler {
  return endpoint({
    handle: async () => {
      const headers = { Allow: `${allowed}, OPTIONS` };
      throw new WireError(405, `Method not allowed, use ${allowed}`, { headers });
    },
  });
}

/** @throws WireError 401 without a key that counts, 429 over its rate */
async function authenticate(info: RequestInfo): Promise<KeyHolder> {
  const { rateLimits } = config();
  const key = info.request.headers.get("x-api-key");
  const admission = key ? await admitInTurn(key, rateLimits) : null;
  if (!admission) {
    throw new WireError(401, "Invalid access token", { code: "oauth.v2.InvalidAccessToken" });
  }
  info.call.key = { workspaceKeyId: admission.keyId };
  if (rateLimits) Object.assign(info.replyHeaders, rateHeaders(admission));
  if (admission.isOver) {
    throw new WireError(429, `Spike arrest violation. Allowed rate : ${admission.rate}ps`, {
      code: "policies.ratelimit.SpikeArrestViolation",
    });
  }
  return admission;
}

function rateHeaders({ rate, left, isOver, msUntilNext, msUntilEmpty }: Admission): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(rate),
    "X-RateLimit-Remaining": String(left),
    "X-RateLimit-Reset": String(Math.ceil(msUntilEmpty / 1_000)),
    ...(isOver ? { "Retry-After": String(Math.max(1, Math.ceil(msUntilNext / 1_000))) } : {}),
  };
}

function refuse(error: unknown, { requestId }: RequestInfo, refusals: Refusals): Reply {
  if (error instanceof WireError) {
    const { code, headers } = error.options;
    // A code of ours has a dot; others name what went wrong inside.
    return fault(error.status, error.message, { code: code?.includes(".") ? code : undefined, headers });
  }
  if (error instanceof InvalidInput) return fault(400, firstIssue(error));
  if (error instanceof DomainError) {
    if (error.reason === "idempotency_mismatch") return fault(422, error.message);
    const [status, message] = refusals[error.reason] ?? [STATUS[error.code], error.message];
    return fault(status, message);
  }
  return fault(500, `Something went wrong here (request ${requestId})`);
}

function firstIssue({ issues }: InvalidInput): string {
  const [issue] = issues;
  if (!issue) return "The request is not valid";
  const path = issue.path.join(".");
  if (issue.input === undefined && path) return `${path} is required`;
  return issue.message.includes(path) ? issue.message : `${path}: ${issue.message}`;
}

const CODES: Record<number, string> = {
  400: "request.BadRequest",
  403: "request.Forbidden",
  404: "request.NotFound",
  405: "request.MethodNotAllowed",
  409: "request.Conflict",
  413: "request.TooLarge",
  415: "request.UnsupportedMediaType",
  422: "request.IdempotencyKeyReused",
};

function fault(
  status: number,
  faultstring: string,
  { code, headers }: { code?: string; headers?: Record<string, string> } = {},
): Reply {
  const errorcode = code ?? CODES[status] ?? "server.InternalError";
  return jsonReply({ fault: { faultstring, detail: { errorcode } } }, { status, headers });
}
