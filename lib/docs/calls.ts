import type { ApiName } from "@/lib/docs/documents";
import { type Example, PLACEHOLDERS } from "@/lib/docs/examples/example";
import { sampleOf } from "@/lib/docs/fields";
import type { JsonSchema } from "@/lib/docs/json-schema";
import type { OpenApiDocument, Operation } from "@/lib/docs/openapi";

/** A call as a reference shows it. */
export type Call = { method: string; path: string; operation: Operation };

/** What a form needs in order to make a call. */
export type Trial = {
  api: ApiName;
  method: string;
  path: string;
  parameters: { name: string; in: "path" | "query" | "header"; isRequired: boolean; hint: string }[];
  /** A body that fits, as JSON; null where the call takes none. */
  body: string | null;
  /** The header that carries the key or token, and what stands before it; null where none is needed. */
  secret: { header: "accesstoken" | "x-api-key" | "Authorization"; prefix: string } | null;
};

/** The calls by what they are about, as the document has it. */
export function callsByTag({ tags, paths }: OpenApiDocument): { tag: string; calls: Call[] }[] {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return tags.map(({ name }) => ({
    tag: name,
    calls: calls.filter(({ operation }) => operation.tags.includes(name)),
  }));
}

/**
 * Null for what a form cannot make: a call that refuses always, and a stream that never ends.
 *
 * @param examples  of the guide; the first one of this call says what to begin with
 */
export function trialOf(
  { api, document, examples }: { api: ApiName; document: OpenApiDocument; examples: Example[] },
  call: Call,
): Trial | null {
  const { method, path, operation } = call;
  const { type } = answerOf(operation);
  if (type === undefined || type === "text/event-stream") return null;
  const schema = bodyOf(operation);
  const body = exampleBody(examples, call) ?? sampleOf(schema);
  return {
    api,
    method,
    path,
    parameters: operation.parameters.map(({ name, in: place, required, schema: of }) => {
      const sample = of.examples || of.const ? sampleOf(of) : (of.default ?? "");
      return { name, in: place, isRequired: required, hint: sample === null ? "" : String(sample) };
    }),
    body: schema ? JSON.stringify(body, null, 2) : null,
    secret: operation.security.length > 0 ? secretOf(document) : null,
  };
}

export function bodyOf({ requestBody }: Operation): JsonSchema | undefined {
  return requestBody?.content["application/json"]?.schema;
}

/** The answer that is no refusal: its status, media type and shape. */
export function answerOf({ responses }: Operation) {
  const [status, { content = {} } = {}] =
    Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  const [type, { schema } = {}] = Object.entries(content)[0] ?? [];
  return { status, type, schema };
}

function exampleBody(examples: Example[], { method, path }: Call): unknown {
  const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
  return examples
    .map(({ request }) => request({ ...PLACEHOLDERS, origin: "http://localhost" }))
    .find((request) => request.method === method && pattern.test(new URL(request.url).pathname))?.body;
}

/** Of several ways to send it the first. */
function secretOf({ components }: OpenApiDocument): Trial["secret"] {
  const [scheme = {}] = Object.values(components.securitySchemes);
  if (scheme.type === "http") return { header: "Authorization", prefix: "Bearer " };
  return { header: scheme.name === "x-api-key" ? "x-api-key" : "accesstoken", prefix: "" };
}
