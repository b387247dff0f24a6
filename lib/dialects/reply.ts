/**
 * An answer whose text is whole: what nearly every call gives. The server writes it
 * to the socket as it is; building a Response and reading it again costs more than
 * the rest of an empty call (docs/benchmarks.md).
 */
export class Reply {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: string,
  ) {}

  toResponse(): Response {
    return new Response(this.body, { status: this.status, headers: this.headers });
  }
}

/** As `Response.json`, for the answers of an endpoint. */
export function jsonReply(
  data: unknown,
  { status = 200, headers }: { status?: number; headers?: Record<string, string> } = {},
): Reply {
  return new Reply(status, { "Content-Type": "application/json", ...headers }, JSON.stringify(data));
}
