import { z } from "zod";

export type JsonSchema = Record<string, unknown>;

/** Writes what goes in ("input") or comes out ("output"). */
export type WriteSchema = (schema: z.ZodType, io: "input" | "output") => JsonSchema;

/**
 * Writes zod schemas as JSON Schema. Where one of `named` occurs in another there is
 * a reference to it by its name; `objects` holds what the references lead to.
 */
export function schemaWriter(named: Record<string, z.ZodType>) {
  const names = new Map<unknown, string>(Object.entries(named).map(([name, schema]) => [schema, name]));
  const convert = (root: z.ZodType, io: "input" | "output", isDefinition = false): JsonSchema => {
    const { $schema: _, ...rest } = z.toJSONSchema(root, {
      io,
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema, path }) => {
        // Answers may come to have more members; clients are to leave aside what they do not know.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // The bounds of every whole number in JavaScript tell nothing.
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        const name = names.get(zodSchema);
        if (!name || (isDefinition && path.length === 0)) return;
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
        jsonSchema.$ref = `#/components/schemas/${name}`;
      },
    });
    return rest;
  };
  const objects = Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [name, convert(schema, "output", true)]),
  );
  const write: WriteSchema = (schema, io) => convert(schema, io);
  return { write, objects };
}
