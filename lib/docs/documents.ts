import {
  type ApiDescription,
  type DocumentedRoute,
  type JsonSchema,
  openApiDocument,
} from "@/lib/docs/openapi";

const SPIKA_ERROR = {
  type: "object",
  properties: { status: { const: "error" }, message: { type: "string" } },
  required: ["status", "message"],
};

const spikaEnvelope = (data: JsonSchema) => ({
  type: "object",
  properties: { status: { const: "success" }, data },
  required: ["status", "data"],
});

/** The documents by the name that they are served under. */
const DESCRIPTIONS: Record<string, ApiDescription> = {
  messenger: {
    title: "Hearth: messenger API",
    version: "1.0.0",
    description: "The Spika 3 messenger API, with Hearth's additions. The web app uses it too.",
    tokenHeader: "accesstoken",
    envelope: spikaEnvelope,
    error: SPIKA_ERROR,
  },
  messaging: {
    title: "Hearth: Messaging API",
    version: "1.0.0",
    description: "Post into a room with the room's key.",
    tokenHeader: "accesstoken",
    envelope: spikaEnvelope,
    error: SPIKA_ERROR,
  },
};

/** The document of that name, or null. */
export function findDocument(name: string, routes: DocumentedRoute[]): JsonSchema | null {
  const description = Object.hasOwn(DESCRIPTIONS, name) ? DESCRIPTIONS[name] : undefined;
  return description ? openApiDocument(name, description, routes) : null;
}
