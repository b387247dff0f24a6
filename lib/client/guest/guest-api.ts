/** A refusal of the guest chat API, or none at all: status 0 where there was no answer. */
export class GuestError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Seconds. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

type Sent = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  token?: string;
  body?: object | Blob;
  headers?: Record<string, string>;
};

/**
 * A call of the guest chat API; what stands in its answer beside `data` comes along.
 *
 * @throws GuestError
 */
export async function callGuest<Answer>(
  path: string,
  { method, token, body, headers }: Sent = {},
): Promise<Answer> {
  const isBlob = body instanceof Blob;
  const response = await fetch(path, {
    method: method ?? (body ? "POST" : "GET"),
    headers: {
      Accept: "application/json",
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body && !isBlob ? { "Content-Type": "application/json" } : {}),
      ...headers,
    },
    body: body && !isBlob ? JSON.stringify(body) : body,
  }).catch(() => {
    throw new GuestError(0, "no answer");
  });
  // A proxy's error page is no JSON.
  const answer: { message?: string } | null = await response.json().catch(() => null);
  if (response.ok && answer) return answer as Answer; // as the contract says
  const retryAfter = Number(response.headers.get("retry-after") ?? 0);
  throw new GuestError(response.status, answer?.message ?? "", retryAfter);
}

/** Whether trying again with the same thing may help. */
export function isPassing({ status }: GuestError): boolean {
  return status === 0 || status === 429 || status >= 500;
}
