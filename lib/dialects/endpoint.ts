import { createHash, randomUUID } from "node:crypto";
import type { z } from "zod";
import { Reply, toHeaderList } from "@/lib/dialects/reply";
import { readBody } from "@/lib/dialects/request-body";
import { noteCall } from "@/lib/domain/api-calls/note-call";
import type { ApiCall, CallKey } from "@/lib/domain/api-calls/types";
import { DomainError } from "@/lib/domain/errors";
import { localIdFor, runOnce } from "@/lib/domain/idempotency/run-once";
import { isBusy } from "@/lib/domain/is-busy";
import { log } from "@/lib/log";

/** What a route file exports and the server mounts: a plain web handler. */
export type Handler = ((request: Request, context?: RouteContext) => Promise<Response>) & {
  /** The same for the server's own mount, which needs no Response around an answer that is whole. */
  reply?: (request: Request, context?: RouteContext) => Promise<Reply | Response>;
  /** What the handler was made from: the API's documents and the tests read it. */
  spec?: EndpointSpec;
};

/** An endpoint as its documents describe it. */
export type EndpointSpec = Described & {
  dialect: string;
  isOpen: boolean;
  tokens?: readonly string[];
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
};

/** What an endpoint says of itself for its documents, and for the tests that hold it to them. */
type Described = {
  /** One line, with the contract's section. */
  summary?: string;
  /** The shape of what `handle` answers (the envelope's `data`); documents and tests hold answers to it. */
  response?: z.ZodType;
  /** The shape of what stands beside `data` in the envelope, for clients that look there. */
  topLevel?: z.ZodType;
  /** Of an answer that is no refusal, where it is not 200. */
  successStatus?: 201 | 202;
  /** Set where the answer is not wrapped: "application/json" for a bare `response`, or the type of other content. */
  mediaType?: string;
  /** Answers besides 200 and the refusals, and when they come. */
  otherAnswers?: Record<number, string>;
  refusals?: Refusals;
  /** A call that creates something honours the header Idempotency-Key. */
  isCreating?: boolean;
  /**
   * The call takes `?dry_run=1`: everything is looked at, access too, and the answer is
   * what would be stored, without the numbers that only storing gives. Nothing is
   * stored or announced, and no Idempotency-Key is used up. `handle` sees `isDryRun`.
   */
  hasDryRun?: boolean;
};

/**
 * Next hands the path's parameters over as a promise, the direct mount as they are,
 * and with them the caller's address.
 */
export type RouteContext = { params: Promise<RawParams> | RawParams; address?: string };
type RawParams = Record<string, string | string[] | undefined>;

/** What every endpoint knows of the request besides its input. */
export type RequestInfo = {
  request: Request;
  readonly url: URL;
  /** Sent back as X-Request-Id, and in every log line of the request. */
  requestId: string;
  /** The caller's address, for limits; "unknown" where the server did not say. */
  address: string;
  /** Filled in on the way (rates); sent with the answer, whatever it is. */
  replyHeaders: Record<string, string>;
  /** Filled in on the way: what the log of the key that called will say of this call. */
  call: NotedCall;
};

/**
 * A dialect whose callers have keys sets `key` in `authenticate`, as soon as it knows
 * (before it refuses for the rate: that is what owners look for in the log), and an
 * endpoint that makes a message sets `messageId`. Then the call stands in the log that
 * `lib/domain/api-calls/list-calls.ts` reads. Callers without a valid key are not noted.
 */
export type NotedCall = { key?: CallKey; messageId?: number };

/** How one API speaks: who is calling, how input is refused, how errors sound. */
export type Dialect<Caller> = {
  name: string;
  /** Anybody may call; no token is asked for. */
  isOpen?: boolean;
  /** Of the tokens in the API's document those that its calls take; all where nothing is said. */
  tokens?: readonly string[];
  /** Headers of every answer, errors included. */
  headers?: Record<string, string>;
  authenticate(info: RequestInfo): Promise<Caller>;
  /** Whose an Idempotency-Key is; callers never share one. */
  scopeOf(caller: Caller): string;
  answer(result: unknown, info: RequestInfo): Reply | Response;
  refuse(error: unknown, info: RequestInfo, refusals: Refusals): Reply | Response | Promise<Reply | Response>;
};

/** An endpoint's own words for a domain error's reason or code: [status, message]. */
export type Refusals = Record<string, readonly [status: number, message: string]>;

export type Input<Caller, Params, Query, Body> = RequestInfo & {
  caller: Caller;
  params: Params;
  query: Query;
  body: Body;
  /** Stands in for a localId when the caller sent an Idempotency-Key. */
  onceId: string | undefined;
  /** Only with `hasDryRun`: the caller wants to know what would be stored. */
  isDryRun: boolean;
};

export type Endpoint<
  Caller,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
> = Described & {
  params?: Params;
  query?: Query;
  body?: Body;
  /** In bytes; 1 MiB where nothing is said. */
  bodyLimit?: number;
  /** False where an open dialect's endpoint asks itself who is calling. */
  isOpen?: boolean;
  handle(input: Input<Caller, z.output<Params>, z.output<Query>, z.output<Body>>): Promise<unknown>;
};

/** Input that does not have the contract's shape. */
export class InvalidInput extends Error {
  constructor(
    readonly part: "params" | "query" | "body",
    readonly issues: z.core.$ZodIssue[],
  ) {
    super("input does not fit the schema");
  }
}

/** An answer decided at the edge: bad JSON, a body too large, no valid token. */
export class WireError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly options: { headers?: Record<string, string>; code?: string } = {},
  ) {
    super(message);
  }
}

/**
 * Makes a dialect's `endpoint()`: authenticate, parse, call the use case, answer,
 * and put every error into the dialect's words. Authentication comes before
 * parsing, so that a stranger learns nothing of what a call accepts.
 */
export function endpointFor<Caller>(dialect: Dialect<Caller>) {
  const always = toHeaderList(dialect.headers);
  return function endpoint<
    Params extends z.ZodType = z.ZodType<Record<string, never>>,
    Query extends z.ZodType = z.ZodType<Record<string, never>>,
    Body extends z.ZodType = z.ZodType<undefined>,
  >(spec: Endpoint<Caller, Params, Query, Body>): Handler {
    const reply: Handler["reply"] = async (request, context) => {
      const began = performance.now();
      const info = new RequestFacts(request, context?.address);
      const { answer, reason } = await respond(dialect, spec, info, context);
      if (info.call.key) note(info.call.key, info, { status: answer.status, reason, began });
      return withHeaders(answer, [
        ...always,
        ...toHeaderList(info.replyHeaders),
        "X-Request-Id",
        info.requestId,
      ]);
    };
    const handler: Handler = async (request, context) => {
      const answer = await reply(request, context);
      return answer instanceof Reply ? answer.toResponse() : answer;
    };
    handler.reply = reply;
    const { bodyLimit: _, handle: __, ...described } = spec;
    const { name, tokens, isOpen = false } = dialect;
    handler.spec = { ...described, dialect: name, tokens, isOpen: spec.isOpen ?? isOpen };
    return handler;
  };
}

async function respond<Caller, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  dialect: Dialect<Caller>,
  spec: Endpoint<Caller, P, Q, B>,
  info: RequestInfo,
  context: RouteContext | undefined,
): Promise<{ answer: Reply | Response; reason: string | null }> {
  try {
    const caller = await dialect.authenticate(info);
    const isDryRun = wantsDryRun(spec, info);
    const rawBody = spec.body && (await readBody(info.request, spec.bodyLimit));
    const once = spec.isCreating && !isDryRun ? onceOf(info, dialect.scopeOf(caller), rawBody) : undefined;
    const input = Object.assign(info, {
      caller,
      isDryRun,
      onceId: once && localIdFor(once),
      params: parse("params", spec.params, await context?.params),
      query: parse("query", spec.query, spec.query && queryObject(info.url)),
      body: parse("body", spec.body, rawBody),
    });
    const run = async () => {
      const result = await spec.handle(input);
      return result instanceof Response ? result : dialect.answer(result, info);
    };
    if (isDryRun) return { answer: await run(), reason: "Dry run: nothing was stored" };
    if (once) return await firstAnswer(once, run);
    return { answer: await run(), reason: null };
  } catch (cause) {
    const error = isBusy(cause) ? tooBusy() : cause;
    const refusals = spec.refusals ?? {};
    const response = await dialect.refuse(error, info, refusals);
    if (response.status >= 500) {
      log.error(
        { err: cause, requestId: info.requestId, api: dialect.name, path: info.url.pathname },
        "failed",
      );
    }
    return { answer: response, reason: reasonOf(error, refusals) };
  }
}

/** Every connection to the database was taken for seconds; whoever comes back soon may be luckier. */
function tooBusy(): WireError {
  const options = { headers: { "Retry-After": "1" } };
  return new WireError(503, "The server is too busy: try again in a moment", options);
}

/** The parameter is looked for in the text first: most posts have no query, and need not take their URL apart. */
function wantsDryRun({ hasDryRun, isCreating }: Described, info: RequestInfo): boolean {
  if (!(hasDryRun || isCreating) || !info.request.url.includes("dry_run")) return false;
  const value = info.url.searchParams.get("dry_run");
  if (value === null || value === "0" || value === "false") return false;
  // Whoever only wants to look, and spells it otherwise or looks where they cannot, must not make something by it.
  if (value !== "1" && value !== "true") throw new WireError(400, "dry_run must be 1 or 0");
  if (!hasDryRun) throw new WireError(400, "This call has no dry run");
  return true;
}

/** A refusal in plain words, for the log of the key's calls. */
function reasonOf(error: unknown, refusals: Refusals): string {
  if (error instanceof WireError) return error.message;
  if (error instanceof DomainError) {
    const [, message] = refusals[error.reason] ?? refusals[error.code] ?? [0, error.message];
    return message;
  }
  if (error instanceof InvalidInput) {
    const [issue] = error.issues;
    return `${issue?.path.join(".") || error.part}: ${issue?.message ?? "not valid"}`;
  }
  return "Something went wrong here";
}

type Outcome = { status: number; reason: string | null; began: number };

/** Who has no valid key has no log; 401 says so where the key is known only by its hash. */
function note(key: CallKey, { requestId, call }: RequestInfo, { status, reason, began }: Outcome): void {
  if (status === 401) return;
  const ms = Math.round(performance.now() - began);
  const messageId = (call.messageId ?? null) as ApiCall["messageId"]; // a brand is only a name for the compiler
  noteCall({ key, at: new Date(), status, reason, requestId, messageId, ms });
}

/** The Idempotency-Key of a request, with what must not differ when it is sent again. */
function onceOf(info: RequestInfo, caller: string, body: unknown) {
  const key = info.request.headers.get("idempotency-key");
  if (!key) return undefined;
  if (key.length > 255) throw new WireError(400, "Idempotency-Key must have at most 255 characters");
  const { pathname, search } = info.url;
  const requestHash = createHash("sha256")
    .update(`${pathname}${search}\n${JSON.stringify(body)}`)
    .digest();
  return { scope: `${caller} ${pathname}`, key, requestHash };
}

async function firstAnswer(
  once: Parameters<typeof runOnce>[0],
  run: () => Promise<Reply | Response>,
): Promise<{ answer: Reply; reason: string | null }> {
  const { status, body, isReplay } = await runOnce(once, async () => {
    const answer = await run();
    return {
      status: answer.status,
      body: answer instanceof Reply ? answer.body : await answer.text(),
    };
  });
  const headers = ["Content-Type", "application/json; charset=utf-8"];
  if (isReplay) headers.push("Idempotent-Replayed", "true");
  const reason = isReplay ? "The first answer again: the Idempotency-Key was known" : null;
  return { answer: new Reply(status, headers, body), reason };
}

/** @param headers names and values in turn */
function withHeaders(answer: Reply | Response, headers: string[]): Reply | Response {
  if (answer instanceof Reply) {
    answer.headers.push(...headers);
  } else {
    for (let at = 0; at < headers.length; at += 2)
      answer.headers.set(headers[at] ?? "", headers[at + 1] ?? "");
  }
  return answer;
}

function parse<S extends z.ZodType>(
  part: InvalidInput["part"],
  schema: S | undefined,
  value: unknown,
): z.output<S> {
  if (!schema) return undefined as z.output<S>; // no schema: the endpoint's type says there is nothing
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw new InvalidInput(part, parsed.error.issues);
  return parsed.data;
}

/** A repeated parameter becomes a list. */
function queryObject(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  return query;
}

/** Where Next mounts the handlers, the server writes the caller's address here, over whatever the caller sent. */
export const ADDRESS_HEADER = "x-hearth-address";

class RequestFacts implements RequestInfo {
  readonly requestId: string;
  readonly address: string;
  readonly replyHeaders: Record<string, string> = {};
  readonly call: NotedCall = {};
  #url: URL | undefined;

  constructor(
    readonly request: Request,
    address: string | undefined,
  ) {
    const given = request.headers.get("x-request-id");
    this.requestId = given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
    this.address = address ?? request.headers.get(ADDRESS_HEADER) ?? "unknown";
  }

  /** Most posts never look at it, so it is taken apart when somebody does. */
  get url(): URL {
    this.#url ??= new URL(this.request.url);
    return this.#url;
  }
}
