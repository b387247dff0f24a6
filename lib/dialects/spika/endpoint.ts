import { findActorBySession, findActorByToken } from "@/lib/auth/actors";
import { isSameOrigin } from "@/lib/auth/same-origin";
import { readSessionCookie } from "@/lib/auth/session-cookie";
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
import { jsonReply, Reply } from "@/lib/dialects/reply";
import { deviceFacts } from "@/lib/dialects/spika/device-facts";
import { describeIssue } from "@/lib/dialects/spika/validation";
import type { Actor } from "@/lib/domain/actor";
import { DomainError, type DomainErrorCode } from "@/lib/domain/errors";

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "*",
  "Access-Control-Allow-Headers":
    "Content-Type, Authorization, access-token, admin-accesstoken, adminAccessToken, accesstoken, accessToken, " +
    "device-name, os-name, os-version, device-type, app-version, Idempotency-Key",
  "Access-Control-Expose-Headers":
    "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, Idempotent-Replayed",
};

/** Stops a program that runs wild, and nobody else: an app that catches up calls some hundred times. */
const DEVICE_RATE = { perSecond: 1_000, burst: 10_000 };

const STATUS = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
} satisfies Record<DomainErrorCode, number>;

const IDEMPOTENCY_MISMATCH = 422;

/** What the services of this API have in common; each says who may call it. */
export const speech = { name: "messenger", headers: CORS, answer, refuse };

/** An endpoint that needs a device token or a browser's session (contract 1.3). */
export const endpoint = endpointFor<Actor>({
  ...speech,
  authenticate,
  scopeOf: (actor) => `user:${actor.userId}`,
} satisfies Dialect<Actor>);

/** An endpoint that is open to everybody. */
export const openEndpoint = endpointFor<null>({
  ...speech,
  isOpen: true,
  authenticate: async () => null,
  scopeOf: () => "anybody",
});

/** Any OPTIONS request answers 200 (contract 1.2). */
export const OPTIONS: Handler = async () => new Response(null, { status: 200, headers: CORS });

/** Unknown paths and methods answer 404 (contract 1.1). */
export const unknownCall = openEndpoint({
  handle: async () => {
    throw new WireError(404, "Not found");
  },
});

/**
 * Who is calling: the `accesstoken` header, or the session cookie of the web app.
 * @throws WireError 401 with the plain texts of contract 1.7, 429 for a device that calls too often
 */
export async function authenticate(info: RequestInfo): Promise<Actor> {
  const actor = await findActor(info);
  requireRate(info, `device ${actor.deviceId}`, DEVICE_RATE, "Too many requests: slow down and try again");
  return actor;
}

async function findActor({ request }: RequestInfo): Promise<Actor> {
  const token = request.headers.get("accesstoken");
  if (token) {
    const actor = await findActorByToken(token, deviceFacts(request.headers));
    if (typeof actor !== "string") return actor;
    throw new WireError(401, UNAUTHENTICATED[actor]);
  }
  const session = await readSessionCookie(request.headers.get("cookie"));
  if (!session) throw new WireError(401, "No access token");
  requireSameOrigin(request);
  const actor = await findActorBySession(session);
  if (!actor) throw new WireError(401, "Invalid access token");
  return actor;
}

const UNAUTHENTICATED = {
  unknown: "Invalid access token",
  expired: "Expired access token",
  unverified: "User is not verified",
} as const;

/** A cookie rides along on other sites' requests too, so whatever changes something must come from our own pages. */
function requireSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (!isSameOrigin(request)) throw new WireError(403, "Cross-site request refused");
}

function answer(data: unknown): Reply {
  return jsonReply({ status: "success", data });
}

function refuse(error: unknown, info: RequestInfo, refusals: Refusals): Reply {
  if (error instanceof WireError && error.status === 401) {
    return new Reply(401, ["Content-Type", "text/plain; charset=utf-8"], error.message);
  }
  if (error instanceof WireError) return failure(error.status, error.message, error.options.headers);
  if (error instanceof InvalidInput) {
    const [status, message] = refusals[`invalid_${error.part}`] ?? [400, describeIssue(error)];
    return failure(status, message);
  }
  if (error instanceof DomainError) {
    if (error.reason === "idempotency_mismatch") return failure(IDEMPOTENCY_MISMATCH, error.message);
    const [status, message] = refusals[error.reason] ??
      refusals[error.code] ?? [STATUS[error.code], error.message];
    return failure(
      status,
      message,
      error.retryAfter ? { "Retry-After": String(error.retryAfter) } : undefined,
    );
  }
  return failure(500, `Server error (request ${info.requestId})`);
}

function failure(status: number, message: string, headers?: Record<string, string>): Reply {
  return jsonReply({ status: "error", message }, { status, headers });
}
