import {
  type Dialect,
  endpointFor,
  type Handler,
  InvalidInput,
  type Refusals,
  type RequestInfo,
  WireError,
} from "@/lib/dialects/endpoint";
import { type Callers, findCallers } from "@/lib/dialects/guest-chat/callers";
import { jsonReply, type Reply } from "@/lib/dialects/reply";
import type { TokenHolder } from "@/lib/domain/api-tokens/types";
import type { ChatUserHolder } from "@/lib/domain/chat-users/types";
import { DomainError, type DomainErrorCode } from "@/lib/domain/errors";

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "*",
  "Access-Control-Allow-Headers": "Content-Type, Accept, Authorization, Idempotency-Key",
  "Access-Control-Expose-Headers":
    "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, Idempotent-Replayed",
};

const STATUS = {
  invalid: 422,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
} satisfies Record<DomainErrorCode, number>;

/** Which field a refused value was in. */
const FIELD_OF: Record<string, string> = {
  email_taken: "email",
  invalid_email: "email",
  wrong_code: "auth-code",
  text_missing: "body",
  text_too_long: "body",
  nul_character: "body",
  not_text: "body",
  forwarded: "body",
  unknown_file: "attachments",
  file_empty: "file",
};

const INVALID = "The given data was invalid.";

const speech = { name: "guest-chat", headers: CORS, answer, refuse };

/** What an account does with its personal token; a chat user's is valid, but not enough. */
export const accountEndpoint = endpointFor<TokenHolder>({
  ...speech,
  tokens: ["bearer", "apiToken"],
  authenticate: async (info) => {
    const { account } = await findCallers(info);
    return account ?? refuseCaller("This call needs an API token.");
  },
  scopeOf: ({ tokenId }) => `api-token:${tokenId}`,
} satisfies Dialect<TokenHolder>);

/** What a chat user does with theirs; an account's alone is not enough. */
export const chatUserEndpoint = endpointFor<ChatUserHolder>({
  ...speech,
  tokens: ["bearer", "chatUserToken"],
  authenticate: async (info) => {
    const { chatUser } = await findCallers(info);
    return chatUser ?? refuseCaller("This call needs a chat user's token.");
  },
  scopeOf: ({ chatUser }) => `chat-user:${chatUser.id}`,
} satisfies Dialect<ChatUserHolder>);

/** What both may do. */
export const eitherEndpoint = endpointFor<Callers>({
  ...speech,
  authenticate: findCallers,
  scopeOf: ({ account, chatUser }) =>
    account ? `api-token:${account.tokenId}` : `chat-user:${chatUser?.chatUser.id}`,
} satisfies Dialect<Callers>);

/** What needs no token. */
export const openEndpoint = endpointFor<null>({
  ...speech,
  isOpen: true,
  authenticate: async () => null,
  scopeOf: () => "anybody",
});

export const OPTIONS: Handler = async () => new Response(null, { status: 200, headers: CORS });

/** What no route takes. */
export const unknownCall = openEndpoint({
  handle: async () => {
    throw new WireError(404, "Not found.");
  },
});

/** What a call answers when something came to be, or was taken on: not 200. */
export class Answer {
  constructor(
    readonly status: 201 | 202,
    readonly body: object,
  ) {}
}

export function created(data: object): Answer {
  return new Answer(201, { data });
}

/** An answer that is not one resource: it says itself what stands beside `data`. */
export class ListAnswer {
  constructor(readonly body: { data: object[]; links: object; meta: object }) {}

  withLinks(links: object): ListAnswer {
    return new ListAnswer({ ...this.body, links });
  }
}

function refuseCaller(message: string): never {
  throw new WireError(403, message);
}

function answer(result: unknown): Reply {
  if (result instanceof Answer) return jsonReply(result.body, { status: result.status });
  if (result instanceof ListAnswer) return jsonReply(result.body);
  return jsonReply({ data: result });
}

function refuse(error: unknown, info: RequestInfo, refusals: Refusals): Reply {
  if (error instanceof WireError) return failure(error.status, error.message, error.options.headers);
  if (error instanceof InvalidInput) {
    // A path that no id fits leads nowhere.
    return error.part === "params" ? failure(404, "Not found.") : invalid(byField(error));
  }
  if (error instanceof DomainError) return refused(error, refusals);
  return failure(500, `Something went wrong here (request ${info.requestId}).`);
}

function refused(error: DomainError, refusals: Refusals): Reply {
  const { code, reason, message, retryAfter } = error;
  if (reason === "idempotency_mismatch") return failure(422, message);
  const own = refusals[reason];
  if (own) return failure(...own);
  const field = FIELD_OF[reason];
  if (field) return invalid({ [field]: [message] });
  return failure(STATUS[code], message, retryAfter ? { "Retry-After": String(retryAfter) } : undefined);
}

function byField({ issues }: InvalidInput): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "body");
    const isMissing = issue.input === undefined;
    const sentence = isMissing ? "is required." : issue.message;
    const told = /^[a-z]/.test(sentence) ? `The ${field} field ${sentence}` : sentence;
    errors[field] = [...(errors[field] ?? []), told];
  }
  return errors;
}

function invalid(errors: Record<string, string[]>): Reply {
  return jsonReply({ message: INVALID, errors }, { status: 422 });
}

function failure(status: number, message: string, headers?: Record<string, string>): Reply {
  return jsonReply({ message }, { status, headers });
}
