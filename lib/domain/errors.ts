/** The closed list of reasons for which a rule may refuse. Each dialect says how each sounds. */
export type DomainErrorCode =
  | "invalid"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "rate_limited";

/**
 * A caller got something wrong. `reason` is a stable word that a dialect may
 * translate into its own text; `message` is a sentence for a person.
 */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly reason: string;
  /** Seconds until a retry may succeed; only with `rate_limited`. */
  readonly retryAfter?: number;

  constructor(code: DomainErrorCode, reason: string, message: string, options: { retryAfter?: number } = {}) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.retryAfter = options.retryAfter;
  }
}
