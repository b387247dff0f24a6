import { z } from "zod";
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
  const json = parsed(text);
  // Answers keep to the shape that the endpoint promises, and hold nothing besides.
  if (response.status === 200 && handler.spec?.response)
    strict(handler.spec.response).parse(json?.data ?? json);
  return { status: response.status, headers: response.headers, text, json };
}

/** The same shape, refusing members that it does not name. */
function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? z.strictObject(schema.shape) : schema;
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // some answers are plain text by contract
  }
}
