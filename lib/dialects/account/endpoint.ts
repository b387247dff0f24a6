import { isSameOrigin } from "@/lib/auth/same-origin";
import type { AccountError } from "@/lib/dialects/account/schemas";
import {
  type Dialect,
  endpointFor,
  InvalidInput,
  type RequestInfo,
  WireError,
} from "@/lib/dialects/endpoint";
import { DomainError, type DomainErrorCode } from "@/lib/domain/errors";

const STATUS = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
} satisfies Record<DomainErrorCode, number>;

/** The form's field that a refusal is about. */
const FIELD: Record<string, string> = {
  invalid_identifier: "identifier",
  identifier_taken: "identifier",
  sign_up_closed: "identifier",
  password_missing: "password",
  password_short: "password",
  password_long: "password",
  password_obvious: "password",
  wrong_code: "code",
};

/**
 * An endpoint of the pages that come before anybody is signed in. It needs nobody, but answers
 * our own pages only: one that another site calls could sign a visitor in as somebody else.
 */
export const openEndpoint = endpointFor<null>({
  name: "account",
  headers: { "Cache-Control": "private, no-store" },
  authenticate,
  scopeOf: () => "nobody",
  answer: (data) => Response.json({ status: "success", data }),
  refuse,
} satisfies Dialect<null>);

/** Signs the browser in with the answer. */
export function signedIn(data: unknown, cookie: string): Response {
  return Response.json({ status: "success", data }, { headers: { "Set-Cookie": cookie } });
}

async function authenticate({ request }: RequestInfo): Promise<null> {
  if (request.method !== "GET" && !isSameOrigin(request)) {
    throw new WireError(403, "Cross-site request refused");
  }
  return null;
}

function refuse(error: unknown, info: RequestInfo): Response {
  if (error instanceof DomainError) {
    const { code, reason, message, retryAfter } = error;
    return failure(STATUS[code], { reason, message, field: FIELD[reason], retryAfter });
  }
  if (error instanceof InvalidInput) {
    const field = error.issues[0]?.path.join(".");
    return failure(400, {
      reason: "invalid",
      message: `${field || "The input"} is missing or not valid`,
      field,
    });
  }
  if (error instanceof WireError) return failure(error.status, { reason: "refused", message: error.message });
  return failure(500, { reason: "server", message: `Server error (request ${info.requestId})` });
}

function failure(status: number, error: Omit<AccountError, "status">): Response {
  const headers = error.retryAfter ? { "Retry-After": String(error.retryAfter) } : undefined;
  return Response.json({ status: "error", ...error } satisfies AccountError, { status, headers });
}
