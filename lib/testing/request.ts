import { deepStrictEqual } from "node:assert";
import type { EndpointSpec, Handler } from "@/lib/dialects/endpoint";

type Call = {
  token?: string;
  method?: string;
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Calls an exported handler with a real Request, as a client of the messenger API would. */
export async function call(handler: Handler, { token, method, params, query, body, headers }: Call = {}) {
  const url = new URL("http://hearth.test/");
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
  const request = new Request(url, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(token ? { accesstoken: token } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await handler(request, { params: params ?? {} });
  const text = await response.text();
  const json = parsed(text);
  // Answers keep to the shape that the endpoint promises, and hold nothing besides.
  const isDryRun = handler.spec?.hasDryRun && query?.dry_run !== undefined;
  if (response.status === 200 && handler.spec && method !== "HEAD" && !isDryRun)
    requireAsPromised(handler.spec, json ?? text);
  return { status: response.status, headers: response.headers, text, json };
}

/**
 * Parsing leaves out what a schema does not name, so a whole answer is equal to what
 * becomes of it, in depth.
 */
function requireAsPromised({ response, topLevel, mediaType }: EndpointSpec, answer: unknown): void {
  if (!response) return;
  if (mediaType) {
    deepStrictEqual(response.parse(answer), answer);
    return;
  }
  const { status: _, data, ...beside } = answer as { status: string; data: unknown }; // of a 200 an envelope
  deepStrictEqual(response.parse(data), data);
  deepStrictEqual(topLevel ? topLevel.parse(beside) : {}, beside);
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // some answers are plain text by contract
  }
}
