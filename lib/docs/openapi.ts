import { z } from "zod";
import type { EndpointSpec, Handler, Refusals } from "@/lib/dialects/endpoint";
import { type JsonSchema, schemaWriter, type WriteSchema } from "@/lib/docs/json-schema";

/** A route as the server mounts it: its path in Next's words, and what it exports. */
export type DocumentedRoute = { path: string; exports: Partial<Record<string, unknown>> };

/** What a document says besides its calls. */
export type ApiDescription = {
  title: string;
  version: string;
  description: string;
  /** The services whose calls it describes: the names of their dialects. */
  dialects: readonly string[];
  /** The header that carries the token, and where else a token is looked for. */
  tokens: Record<
    string,
    { in: "header" | "query" | "cookie"; name: string } | { type: "http"; scheme: "bearer" }
  >;
  /** How an answer is wrapped; `topLevel` stands beside the data. */
  envelope: (data: JsonSchema, topLevel: JsonSchema | undefined) => JsonSchema;
  error: JsonSchema;
  /** What a caller without a valid token is answered. */
  unauthorized: Content;
  /** How input is refused that has another shape, where it is not by 400. */
  invalid?: Record<"params" | "query" | "body", Refusals[string]>;
  /** Objects that the calls refer to by name. */
  objects: Record<string, z.ZodType>;
};

export type OpenApiDocument = {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string }[];
  /** By path, then by method in small letters. */
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> };
};

export type Operation = {
  tags: string[];
  summary: string;
  operationId: string;
  security: Record<string, never[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
};

export type Content = Record<string, { schema?: JsonSchema }>;

/** Of a route's exports those that are calls; OPTIONS answers the same everywhere. */
export const DOCUMENTED_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The path as OpenAPI writes it. */
export function pathTemplate(path: string): string {
  return path.replace(/\[(\w+)\]/g, "{$1}");
}

/**
 * An OpenAPI 3.1 document of one API, made from the schemas that its handlers
 * parse with: what it says is what the server does.
 */
export function openApiDocument(api: ApiDescription, routes: DocumentedRoute[]): OpenApiDocument {
  const { write, objects } = schemaWriter(api.objects);
  const paths: OpenApiDocument["paths"] = {};
  for (const { path, exports } of routes) {
    if (path.includes("[...")) continue; // what no call is found for
    for (const method of DOCUMENTED_METHODS) {
      const spec = (exports[method] as Handler | undefined)?.spec; // a route exports handlers alone
      // What says nothing of itself is no call: it only refuses.
      if (!spec?.summary || !api.dialects.includes(spec.dialect)) continue;
      const { summary } = spec;
      const name = pathTemplate(path);
      const call = operation(api, write, { method, path, summary, spec });
      paths[name] = { ...paths[name], [method.toLowerCase()]: call };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: api.title, version: api.version, description: api.description },
    servers: [{ url: "/" }],
    tags: [...new Set(Object.keys(paths).map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...objects, Error: api.error },
      securitySchemes: Object.fromEntries(
        Object.entries(api.tokens).map(([name, place]) => [name, { type: "apiKey", ...place }]),
      ),
    },
  };
}

type Call = { method: string; path: string; summary: string; spec: EndpointSpec };

function operation(
  api: ApiDescription,
  write: WriteSchema,
  { method, path, summary, spec }: Call,
): Operation {
  return {
    tags: [tagOf(path)],
    summary,
    operationId: `${method.toLowerCase()}${path.replace(/[^a-zA-Z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    security: spec.isOpen ? [] : (spec.tokens ?? Object.keys(api.tokens)).map((name) => ({ [name]: [] })),
    parameters: [
      ...parameters(write, spec.params, "path"),
      ...parameters(write, spec.query, "query"),
      ...(spec.isCreating ? [IDEMPOTENCY_KEY] : []),
      ...(spec.hasDryRun ? [DRY_RUN] : []),
    ],
    ...(spec.body ? { requestBody: requestBody(write, spec.body) } : {}),
    responses: {
      ...success(api, write, spec),
      ...otherAnswers(spec),
      ...refusals(api, spec),
      default: { description: "Any other refusal", content: json(ERROR) },
    },
  };
}

const IDEMPOTENCY_KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key and body within a day: the first answer again. Another body: 422.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

const DRY_RUN: Parameter = {
  name: "dry_run",
  in: "query",
  required: false,
  description:
    "1: everything is looked at, access too, and the answer is what would be stored, without its numbers. Nothing is stored or announced.",
  schema: { type: "string", enum: ["0", "1"] },
};

const JSON_TYPE = "application/json";
const ERROR = { $ref: "#/components/schemas/Error" };

function success(api: ApiDescription, write: WriteSchema, spec: EndpointSpec): Operation["responses"] {
  if (spec.response instanceof z.ZodNever) return {};
  const { response, topLevel, mediaType = JSON_TYPE } = spec;
  const data = response && write(response, "output");
  const enveloped = () => api.envelope(data ?? {}, topLevel && write(topLevel, "output"));
  const schema = spec.mediaType ? data : enveloped();
  // Bytes have no schema in 3.1: their media type says it all.
  return {
    [spec.successStatus ?? 200]: {
      description: "Success",
      content: { [mediaType]: schema ? { schema } : {} },
    },
  };
}

function otherAnswers({ otherAnswers = {}, mediaType }: EndpointSpec): Operation["responses"] {
  const content = (status: string) => {
    if (status === "206") return { content: { [mediaType ?? JSON_TYPE]: {} } };
    return Number(status) < 400 || mediaType ? {} : { content: json(ERROR) };
  };
  return Object.fromEntries(
    Object.entries(otherAnswers).map(([status, description]) => [
      status,
      { description, ...content(status) },
    ]),
  );
}

/** No body at all counts as an empty object. */
function requestBody(write: WriteSchema, body: z.ZodType): Operation["requestBody"] {
  return { required: !body.safeParse({}).success, content: json(write(body, "input")) };
}

function parameters(write: WriteSchema, schema: z.ZodType | undefined, place: "path" | "query"): Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = write(schema, "input") as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  }; // params and queries are objects
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: value,
  }));
}

/** One entry a status, with each sentence that the endpoint may answer with it. */
function refusals(api: ApiDescription, spec: EndpointSpec): Operation["responses"] {
  const byStatus = new Map<number, Set<string>>();
  for (const [status, message] of [...commonRefusals(api, spec), ...Object.values(spec.refusals ?? {})]) {
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(message));
  }
  return Object.fromEntries(
    [...byStatus].map(([status, messages]) => [
      status,
      { description: [...messages].join(" · "), content: status === 401 ? api.unauthorized : json(ERROR) },
    ]),
  );
}

function commonRefusals(api: ApiDescription, spec: EndpointSpec): Refusals[string][] {
  const { body, isOpen, isCreating } = spec;
  const looksAt = (["params", "query", "body"] as const).filter(
    (part) => spec[part] && !spec.refusals?.[`invalid_${part}`],
  );
  return [
    ...looksAt.map((part) => api.invalid?.[part] ?? ([400, "Invalid params"] as const)),
    ...(isOpen ? [] : [[401, "No access token, or one that does not count"] as const]),
    ...(body
      ? [[413, "Body is over the limit"] as const, [415, "Content-Type must be application/json"] as const]
      : []),
    ...(isCreating ? [[422, "The Idempotency-Key came with another body before"] as const] : []),
  ];
}

function json(schema: JsonSchema) {
  return { [JSON_TYPE]: { schema } };
}

/** "/api/messenger/rooms/[id]" and "/api/upload/files" are about rooms and uploads, "/chat-rooms" is about those. */
function tagOf(path: string): string {
  const [first = "", ...parts] = path.split("/").slice(1);
  if (first !== "api") return first;
  const [service = "", noun = service] = parts;
  return service === "messenger" ? noun : service;
}
