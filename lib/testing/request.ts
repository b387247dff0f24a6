import type { Handler } from "@/lib/dialects/endpoint";

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
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // some answers are plain text by contract
  }
}
