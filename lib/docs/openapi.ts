import { z } from "zod";
import type { EndpointSpec, Handler, Refusals } from "@/lib/dialects/endpoint";

/** A route as the server mounts it: its path in Next's words, and what it exports. */
export type DocumentedRoute = { path: string; exports: Partial<Record<string, unknown>> };

/** What a document says besides its calls. */
export type ApiDescription = {
  title: string;
  version: string;
  description: string;
  /** The header that carries the token. */
  tokenHeader: string;
  /** How an answer and an error are wrapped. */
  envelope: (data: JsonSchema) => JsonSchema;
  error: JsonSchema;
};

export type JsonSchema = Record<string, unknown>;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/**
 * An OpenAPI 3.1 document of one dialect, made from the schemas that its handlers
 * parse with: what it says is what the server does.
 */
export function openApiDocument(dialect: string, api: ApiDescription, routes: DocumentedRoute[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { path, exports } of routes) {
    if (path.includes("[...")) continue;
    for (const method of METHODS) {
      const spec = (exports[method] as Handler | undefined)?.spec; // a route exports handlers alone
      if (spec?.dialect !== dialect) continue;
      const name = path.replace(/\[(\w+)\]/g, "{$1}");
      paths[name] = { ...paths[name], [method.toLowerCase()]: operation(api, method, path, spec) };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: api.title, version: api.version, description: api.description },
    servers: [{ url: "/" }],
    components: { securitySchemes: { token: { type: "apiKey", in: "header", name: api.tokenHeader } } },
    paths,
  };
}

function operation(api: ApiDescription, method: string, path: string, spec: EndpointSpec): JsonSchema {
  const data = spec.response ? schemaOf(spec.response, "output") : {};
  return {
    summary: spec.summary ?? `${method} ${path}`,
    operationId: `${method.toLowerCase()}${path.replace(/[^a-zA-Z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    ...(spec.isOpen ? { security: [] } : { security: [{ token: [] }] }),
    parameters: [...parameters(spec.params, "path"), ...parameters(spec.query, "query")],
    ...(spec.body ? { requestBody: { content: json(schemaOf(spec.body, "input")) } } : {}),
    responses: {
      200: { description: "Success", content: json(api.envelope(data)) },
      ...errors(api, spec),
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: "path" | "query"): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: value,
  }));
}

/** One entry a status, with each sentence that the endpoint may answer with it. */
function errors(api: ApiDescription, spec: EndpointSpec): Record<string, JsonSchema> {
  const own: Refusals[string][] = Object.values(spec.refusals ?? {});
  const common: Refusals[string][] = [
    ...(spec.params || spec.query || spec.body ? [[400, "Invalid params"] as const] : []),
    ...(spec.isOpen ? [] : [[401, "No access token, or one that does not count"] as const]),
  ];
  const byStatus = new Map<number, Set<string>>();
  for (const [status, message] of [...common, ...own]) {
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(message));
  }
  return Object.fromEntries(
    [...byStatus].map(([status, messages]) => [
      status,
      { description: [...messages].join(" · "), content: json(api.error) },
    ]),
  );
}

function json(schema: JsonSchema) {
  return { "application/json": { schema } };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
