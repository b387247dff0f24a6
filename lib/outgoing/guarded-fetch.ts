import { lookup as lookupName } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { bareHost, isAllowedAddress, isCallableUrl } from "@/lib/outgoing/addresses";

export type GuardedRequest = {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** For everything together: name, redirects, answer. */
  timeoutMs: number;
  /** What of the answer's body is read; the rest is cut off. */
  maxBytes: number;
  /** How many redirects a GET follows, each checked like the first address. None where nothing is said. */
  redirects?: number;
  /** Whether the answer's body is wanted, from its headers; unwanted ones are not read. */
  wants?: (headers: http.IncomingHttpHeaders) => boolean;
  /** Stands in for the system's resolver. */
  resolve?: Resolve;
};

export type GuardedAnswer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  /** Where the answer came from, after the redirects. */
  url: URL;
};

export type Resolve = (host: string) => Promise<Address[]>;
type Address = { address: string; family: number };

/** Why a call was not made, or did not come through. The message is fit for a log that users read. */
export class OutgoingFailure extends Error {
  constructor(
    readonly reason:
      | "bad_url"
      | "forbidden_address"
      | "unknown_host"
      | "timeout"
      | "redirects"
      | "connection",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Calls an address that a user has given. The host's name is resolved once, every
 * address checked, and the connection made to what was checked: a name that
 * resolves to something else a moment later changes nothing.
 *
 * @throws OutgoingFailure; an answer of any status is an answer
 */
export async function guardedFetch(url: string | URL, request: GuardedRequest): Promise<GuardedAnswer> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  let next = requireCallable(String(url));
  for (let hops = 0; ; hops += 1) {
    const answer = await callOnce(next, request, timeout);
    const target = redirectTarget(answer);
    if (!target || !request.redirects) return answer;
    if (hops === request.redirects) throw new OutgoingFailure("redirects", "Too many redirects");
    next = requireCallable(target);
  }
}

function requireCallable(text: string): URL {
  if (!URL.canParse(text) || !/^https?:/i.test(new URL(text).protocol)) {
    throw new OutgoingFailure("bad_url", "Only http and https URLs can be called");
  }
  if (!isCallableUrl(text)) throw forbiddenAddress(new URL(text));
  return new URL(text);
}

function redirectTarget({ status, headers, url }: GuardedAnswer): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || !headers.location) return undefined;
  return URL.canParse(headers.location, url.href) ? new URL(headers.location, url.href).href : undefined;
}

async function callOnce(url: URL, request: GuardedRequest, timeout: AbortSignal): Promise<GuardedAnswer> {
  try {
    const addresses = await beforeTimeout(allowedAddresses(url, request.resolve ?? resolveName), timeout);
    const response = await open(url, addresses, request, timeout);
    const isWanted = request.wants?.(response.headers) ?? true;
    const body = await readUpTo(response, isWanted ? request.maxBytes : 0);
    return { status: response.statusCode ?? 0, headers: response.headers, body, url };
  } catch (error) {
    if (error instanceof OutgoingFailure) throw error;
    if (timeout.aborted) throw new OutgoingFailure("timeout", `No answer within ${request.timeoutMs} ms`);
    const code = (error as NodeJS.ErrnoException).code;
    throw new OutgoingFailure("connection", `The connection failed${code ? ` (${code})` : ""}`);
  }
}

/** One forbidden address among several is enough: nobody with honest intent publishes such a name. */
async function allowedAddresses(url: URL, resolve: Resolve): Promise<Address[]> {
  const host = bareHost(url);
  const family = isIP(host);
  const addresses = family ? [{ address: host, family }] : await resolve(host);
  if (addresses.length === 0) throw unknownHost(host);
  if (!addresses.every(({ address }) => isAllowedAddress(address))) throw forbiddenAddress(url);
  return addresses;
}

async function resolveName(host: string): Promise<Address[]> {
  return lookupName(host, { all: true }).catch(() => {
    throw unknownHost(host);
  });
}

function open(url: URL, addresses: Address[], request: GuardedRequest, signal: AbortSignal) {
  const { request: start } = url.protocol === "https:" ? https : http;
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const call = start(url, {
      method: request.method ?? "GET",
      headers: { "User-Agent": "Hearth", "Accept-Encoding": "identity", ...request.headers },
      lookup: pinned(addresses),
      // A socket of an earlier call was opened to what was checked then.
      agent: false,
      signal,
    });
    call.once("response", resolve);
    call.once("error", reject);
    call.end(request.body);
  });
}

/** Answers with what was resolved and checked, whatever a resolver would say now. */
function pinned(addresses: Address[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? "", first?.family);
  };
}

async function readUpTo(response: http.IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  // Leaving the loop early destroys the answer, and its connection with it.
  if (limit === 0) response.destroy();
  else {
    for await (const part of response) {
      parts.push(part);
      size += part.length;
      if (size >= limit) break;
    }
  }
  return Buffer.concat(parts).subarray(0, limit);
}

/** A resolver cannot be interrupted, but nobody has to wait for it. */
function beforeTimeout<T>(work: Promise<T>, timeout: AbortSignal): Promise<T> {
  timeout.throwIfAborted();
  return new Promise((resolve, reject) => {
    timeout.addEventListener("abort", () => reject(timeout.reason), { once: true });
    work.then(resolve, reject);
  });
}

function unknownHost(host: string): OutgoingFailure {
  return new OutgoingFailure("unknown_host", `The host ${host} has no address`);
}

function forbiddenAddress(url: URL): OutgoingFailure {
  return new OutgoingFailure(
    "forbidden_address",
    `The host ${bareHost(url)} is on this machine or in a private network`,
  );
}
