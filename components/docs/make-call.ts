import type { Trial } from "@/lib/docs/calls";
import type { SnippetRequest } from "@/lib/docs/snippets";

/** What the reader has filled in; parameters by their names. */
export type Filled = { secret: string; values: Record<string, string>; body: string };

/** Why there is no call to make yet. */
export type Gap = { kind: "missing"; name: string } | { kind: "notJson"; reason: string };

export type Made = {
  status: number;
  ms: number;
  headers: [name: string, value: string][];
  /** What is no text is only counted. */
  body: { text: string; isJson: boolean } | { bytes: number; type: string };
};

/** The call that the form describes, or what is still missing for one. */
export function toRequest(
  trial: Trial,
  { secret, values, body }: Filled,
  origin: string,
): SnippetRequest | Gap {
  const given = trial.parameters.filter(({ name }) => values[name]);
  const missing = trial.parameters.find(({ name, isRequired }) => isRequired && !values[name]);
  if (missing) return { kind: "missing", name: missing.name };
  const url = new URL(origin);
  url.pathname = trial.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  const headers: Record<string, string> = {};
  if (trial.secret && secret) headers[trial.secret.header] = `${trial.secret.prefix}${secret}`;
  for (const { name, in: place } of given) {
    if (place === "query") url.searchParams.append(name, values[name] ?? "");
    if (place === "header") headers[name] = values[name] ?? "";
  }
  const request = { method: trial.method, url: url.href, headers };
  if (trial.body === null || body.trim() === "") return request;
  try {
    return { ...request, body: JSON.parse(body) };
  } catch (error) {
    return { kind: "notJson", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws TypeError where the server cannot be reached, or a header holds what none may */
export async function makeCall({ method, url, headers = {}, body }: SnippetRequest): Promise<Made> {
  const hasBody = body !== undefined;
  const init = {
    method,
    headers: new Headers(hasBody ? { ...headers, "Content-Type": "application/json" } : headers),
    body: hasBody ? JSON.stringify(body) : undefined,
  };
  const began = performance.now();
  const response = await fetch(url, init);
  const bytes = await response.arrayBuffer();
  const ms = Math.round(performance.now() - began);
  return { status: response.status, ms, headers: ofNote(response.headers), body: readable(response, bytes) };
}

const OF_NOTE = /^(x-request-id|x-ratelimit-.*|retry-after|idempotent-replayed|link|content-type)$/;

function ofNote(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => OF_NOTE.test(name));
}

function readable(response: Response, bytes: ArrayBuffer): Made["body"] {
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (type && !/json|^text\//.test(type)) return { bytes: bytes.byteLength, type };
  const text = new TextDecoder().decode(bytes);
  if (!type.includes("json") || text === "") return { text, isJson: false };
  return { text: JSON.stringify(JSON.parse(text), null, 2), isJson: true };
}
