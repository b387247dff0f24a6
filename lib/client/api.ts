const BASE = "/api/messenger";

/** The server refused, or could not be reached (status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly requestId: string | null;

  constructor(status: number, message: string, requestId: string | null = null) {
    super(message);
    this.status = status;
    this.requestId = requestId;
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get isPassing(): boolean {
    if (this.status === 507) return false; // a full disk stays full until somebody makes room
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

type Query = Record<string, string | number | undefined | null>;
type Options = { query?: Query; body?: unknown; signal?: AbortSignal; keepalive?: boolean };

/** The messenger API as the web app speaks it: what comes back is the envelope's `data`. */
export const api = {
  get: <Data>(path: string, query?: Query, signal?: AbortSignal) =>
    call<Data>("GET", path, { query, signal }),
  post: <Data>(path: string, body?: unknown, options?: Options) =>
    call<Data>("POST", path, { ...options, body: body ?? {} }),
  put: <Data>(path: string, body: unknown, options?: Options) =>
    call<Data>("PUT", path, { ...options, body }),
  delete: <Data>(path: string, query?: Query) => call<Data>("DELETE", path, { query }),
};

/** @throws ApiError */
async function call<Data>(method: string, path: string, options: Options): Promise<Data> {
  const response = await fetch(BASE + path + searchOf(options.query), {
    method,
    headers: options.body === undefined ? {} : { "Content-Type": "application/json" },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
    keepalive: options.keepalive,
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, "The server cannot be reached");
  });
  const text = await response.text();
  const answer = parseEnvelope(text);
  if (response.ok && answer?.status === "success") return answer.data as Data; // the contract says what each path answers
  const requestId = response.headers.get("x-request-id");
  throw new ApiError(response.status, answer?.message ?? text.slice(0, 200), requestId);
}

type Envelope = { status: string; data?: unknown; message?: string };

/** Refused sign-ins and proxies on the way answer in plain text. */
function parseEnvelope(text: string): Envelope | null {
  try {
    return JSON.parse(text) as Envelope; // checked member by member where it is used
  } catch {
    return null;
  }
}

function searchOf(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
