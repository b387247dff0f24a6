import type { JsonSchema } from "@/lib/docs/json-schema";

/** A member of an object as a reference shows it: one line, with the way to it. */
export type FieldLine = {
  /** "body.text", "list[].id"; empty for the value itself. */
  path: string;
  type: string;
  /** The object that it is one of, or a list of them; explained elsewhere. */
  object?: string;
  isRequired: boolean;
  notes: string;
};

const DEEPEST = 4;

/** What a schema says, line by line: no reader should have to unfold JSON. */
export function fieldLines(schema: JsonSchema | undefined): FieldLine[] {
  if (!schema) return [];
  const lines = membersOf(schema, "", 0);
  return lines.length > 0 ? lines : [lineOf(schema, "", true)];
}

/** A value that fits the schema: what is required, and the examples that it gives. */
export function sampleOf(schema: JsonSchema | undefined): unknown {
  if (!schema) return undefined;
  const { examples, default: usual, const: only, enum: choices } = schema;
  if (Array.isArray(examples) && examples.length > 0) return examples[0];
  if (only !== undefined) return only;
  if (usual !== undefined) return usual;
  if (Array.isArray(choices)) return choices[0];
  const [first] = alternatives(schema);
  if (first) return sampleOf(first);
  switch (typeOf(schema)) {
    case "object":
      return Object.fromEntries(
        Object.entries(propertiesOf(schema))
          .filter(([name]) => requiredOf(schema).includes(name))
          .map(([name, member]) => [name, sampleOf(member)]),
      );
    case "array":
      return [];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return Math.max(1, Number(schema.minimum ?? 1));
    default:
      return "";
  }
}

function membersOf(schema: JsonSchema, path: string, depth: number): FieldLine[] {
  const parts = Array.isArray(schema.allOf) ? (schema.allOf as JsonSchema[]) : [schema]; // as OpenAPI has it
  return parts.flatMap((part) =>
    Object.entries(propertiesOf(part)).flatMap(([name, member]) => {
      const line = lineOf(member, path ? `${path}.${name}` : name, requiredOf(part).includes(name));
      return [line, ...below(member, line.path, depth + 1)];
    }),
  );
}

/** What is in a member, where no object of its own explains it. */
function below(schema: JsonSchema, path: string, depth: number): FieldLine[] {
  if (depth >= DEEPEST || schema.$ref) return [];
  const filled = alternatives(schema).filter((each) => typeOf(each) !== "null");
  const [inner = schema] = filled.length === 1 ? filled : [schema];
  const { items } = inner as { items?: JsonSchema };
  if (items) return items.$ref ? [] : membersOf(items, `${path}[]`, depth);
  return inner.$ref ? [] : membersOf(inner, path, depth);
}

function lineOf(schema: JsonSchema, path: string, isRequired: boolean): FieldLine {
  return { path, type: typeText(schema), object: objectOf(schema), isRequired, notes: notesOf(schema) };
}

function typeText(schema: JsonSchema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  const choices = alternatives(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeText))].join(" or ");
  if (schema.items) return `list of ${typeText(schema.items as JsonSchema)}`; // a schema, by the standard
  return typeOf(schema) ?? "anything";
}

function objectOf(schema: JsonSchema): string | undefined {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.items) return objectOf(schema.items as JsonSchema); // as above
  return alternatives(schema).map(objectOf).find(Boolean);
}

const BOUNDS = { minimum: "from", maximum: "to", minLength: "at least", maxLength: "at most" } as const;

function notesOf(schema: JsonSchema): string {
  const { description, default: usual, format, examples } = schema;
  const isText = typeOf(schema) === "string";
  const unit = (count: unknown) => (isText ? ` character${count === 1 ? "" : "s"}` : "");
  const bounds = Object.entries(BOUNDS)
    .filter(([name]) => typeof schema[name] === "number")
    .map(([name, word]) => `${word} ${schema[name]}${unit(schema[name])}`);
  return [
    typeof description === "string" ? description.replace(/\.$/, "") : "",
    typeof format === "string" && !description ? format : "",
    bounds.join(", "),
    usual === undefined || usual === null ? "" : `${JSON.stringify(usual)} if left out`,
    Array.isArray(examples) && examples.length > 0 ? `such as ${JSON.stringify(examples[0])}` : "",
  ]
    .filter(Boolean)
    .join("; ");
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return choices;
  const { type } = schema;
  return Array.isArray(type) ? type.map((each) => ({ ...schema, type: each })) : [];
}

const typeOf = ({ type, properties }: JsonSchema) =>
  typeof type === "string" ? type : properties ? "object" : undefined;
const nameOf = (ref: unknown) => String(ref).split("/").at(-1) ?? "";
const propertiesOf = (schema: JsonSchema) => (schema.properties ?? {}) as Record<string, JsonSchema>; // as the standard has it
const requiredOf = (schema: JsonSchema) => (schema.required ?? []) as string[]; // as above
