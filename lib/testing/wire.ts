import { expect } from "vitest";
import type { z } from "zod";

type Answer = { status: number; json: unknown };

/** The data of a successful answer, which must be exactly what the schema says: nothing missing, nothing more. */
export function dataOf<Schema extends z.ZodType>(answer: Answer, schema: Schema): z.output<Schema> {
  expect(answer).toMatchObject({ status: 200, json: { status: "success" } });
  const { data } = answer.json as { data: unknown }; // it was just seen to be there
  const parsed = schema.parse(data);
  expect(parsed).toEqual(data);
  return parsed;
}

/** An error answer is its status and one sentence, in the envelope. */
export function expectError(answer: Answer, status: number, message: string | RegExp): void {
  const text = typeof message === "string" ? message : expect.stringMatching(message);
  expect(answer).toMatchObject({ status });
  expect(answer.json).toEqual({ status: "error", message: text });
}
