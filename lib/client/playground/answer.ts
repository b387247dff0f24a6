import type { SnippetRequest } from "@/lib/docs/snippets";

/** No call of ours takes so long: something on the way has swallowed it. */
const GIVE_UP_AFTER_MS = 30_000;

/** What a call was answered; status 0 where nothing came back. */
export type Answer = { status: number; requestId: string | null; ms: number; body: unknown };

/** Calls as a program would: with the key alone, without the cookies of whoever sits at the browser. */
export async function fetchAnswer({ method, url, headers, body }: SnippetRequest): Promise<Answer> {
  const startedAt = performance.now();
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
    });
    const text = await response.text();
    const ms = performance.now() - startedAt;
    return {
      status: response.status,
      requestId: response.headers.get("x-request-id"),
      ms,
      body: parsed(text),
    };
  } catch {
    // No network, no server, or no answer in time: that is what the status says.
    return { status: 0, requestId: null, ms: performance.now() - startedAt, body: undefined };
  }
}

/** The id of the message that was made, in the dialects whose ids are the messenger's own. */
export function messageIdIn(body: unknown): number | null {
  const id = member(member(member(body, "data"), "message"), "id") ?? member(body, "id");
  return /^\d{1,15}$/.test(String(id)) ? Number(id) : null;
}

/** How many messages a reading call brought. */
export function countIn(body: unknown): number {
  const list = Array.isArray(body) ? body : member(body, "data");
  return Array.isArray(list) ? list.length : 0;
}

/** The sentence of a refusal, with what it says of single fields; each dialect has a place of its own for it. */
export function reasonIn(body: unknown): string | null {
  const sentence = member(body, "message") ?? member(member(body, "fault"), "faultstring");
  if (typeof sentence !== "string") return null;
  const errors = member(body, "errors");
  const fields = typeof errors === "object" && errors !== null ? Object.values(errors).flat() : [];
  return [...new Set([sentence, ...fields])].join(" ");
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Record<string, unknown>)[name]; // whatever it is, it is looked at before it is used
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // from a proxy on the way
  }
}
