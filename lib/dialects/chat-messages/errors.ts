import { z } from "zod";
import {
  WireError as EdgeError,
  InvalidInput,
  type Refusals,
  type RequestInfo,
} from "@/lib/dialects/endpoint";
import { DomainError, type DomainErrorCode } from "@/lib/domain/errors";

/** Contract "Errors". */
export const wireError = z.object({
  name: z.string(),
  /** The HTTP status. */
  code: z.int(),
  message: z.string(),
  /** A sentence for each field that is wrong. */
  errors: z.record(z.string(), z.string()),
});
export type WireError = z.infer<typeof wireError>;

const NAMES: Record<number, string> = {
  400: "BadRequest",
  401: "NotAuthenticated",
  403: "Forbidden",
  404: "NotFound",
  405: "MethodNotAllowed",
  409: "Conflict",
  413: "PayloadTooLarge",
  415: "UnsupportedMediaType",
  422: "Unprocessable",
  429: "TooManyRequests",
};

const STATUS = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
} satisfies Record<DomainErrorCode, number>;

/** The field that the core's refusal is about. */
const FIELD: Record<string, string> = {
  not_member: "room",
  text_missing: "text",
  text_too_long: "text",
  nul_character: "text",
  unknown_file: "media",
  future_time: "createdAt",
  unknown_users: "participants",
};

/** An error in this API's words. */
export function chatMessagesError(
  error: unknown,
  info: RequestInfo,
  refusals: Refusals,
): WireError & { headers?: Record<string, string> } {
  if (error instanceof EdgeError)
    return { ...failure(error.status, error.message), headers: error.options.headers };
  if (error instanceof InvalidInput) return invalidInput(error);
  if (error instanceof DomainError) {
    if (error.reason === "idempotency_mismatch") return failure(422, error.message);
    const [status, message] = refusals[error.reason] ?? [STATUS[error.code], error.message];
    const field = status === 400 ? FIELD[error.reason] : undefined;
    const headers = error.retryAfter ? { "Retry-After": String(error.retryAfter) } : undefined;
    return { ...failure(status, message, field ? { [field]: message } : {}), headers };
  }
  return failure(500, `Something went wrong here (request ${info.requestId})`);
}

function invalidInput({ part, issues }: InvalidInput): WireError {
  const errors: Record<string, string> = {};
  for (const { path, message, input } of issues) {
    const [field = part] = path.map(String);
    errors[field] ??= input === undefined && path.length === 1 ? `${field} is required` : message;
  }
  return failure(400, Object.values(errors)[0] ?? "The input is not valid", errors);
}

function failure(code: number, message: string, errors: Record<string, string> = {}): WireError {
  return { name: NAMES[code] ?? "GeneralError", code, message, errors };
}
