import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldLines, sampleOf } from "./fields";
import { schemaWriter } from "./json-schema";

const room = z.object({ id: z.int() });
const { write } = schemaWriter({ Room: room });
const body = write(
  z.object({
    roomId: z.int().min(1),
    type: z.literal("text"),
    body: z.object({ text: z.string().max(20).meta({ description: "What is said" }) }),
    room: room.nullable().optional(),
    list: z.array(z.object({ at: z.string().nullable() })),
    rooms: z.array(room).optional(),
    order: z.enum(["1", "-1"]).default("-1"),
  }),
  "input",
);

describe("a schema as lines", () => {
  test("names every member by the way to it, its type and its bounds", () => {
    expect(
      fieldLines(body).map(({ path, type, notes, isRequired }) => [path, type, notes, isRequired]),
    ).toEqual([
      ["roomId", "integer", "from 1", true],
      ["type", '"text"', "", true],
      ["body", "object", "", true],
      ["body.text", "string", "What is said; at most 20 characters", true],
      ["room", "Room or null", "", false],
      ["list", "list of object", "", true],
      ["list[].at", "string or null", "", true],
      ["rooms", "list of Room", "", false],
      ["order", '"1" or "-1"', '"-1" if left out', false],
    ]);
  });

  test("leads to the objects that have a name", () => {
    const objects = fieldLines(body).filter(({ object }) => object);
    expect(objects.map(({ path, object }) => [path, object])).toEqual([
      ["room", "Room"],
      ["rooms", "Room"],
    ]);
  });

  test("is one line for what is no object", () => {
    expect(fieldLines(write(z.array(room), "output"))).toMatchObject([{ path: "", type: "list of Room" }]);
    expect(fieldLines(undefined)).toEqual([]);
  });
});

test("a sample has what is required", () => {
  expect(sampleOf(body)).toEqual({ roomId: 1, type: "text", body: { text: "" }, list: [] });
});
