import { z } from "zod";

const parsedIfText = (value: unknown) => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value; // refused by the schema as the text that it is
  }
};

/** POST /api/messaging/messages, request (contract "Posting"). */
export const postBody = z.object({
  roomId: z
    .number("roomId must be the number of the key's room")
    .meta({ description: "The number of the key's room" }),
  type: z.literal("text", 'type must be "text"'),
  body: z.preprocess(
    parsedIfText,
    z.looseObject(
      { text: z.string("body.text must be a string").meta({ description: "What is said" }) },
      'body must be an object such as {"text": "Hello"}, or that object as a JSON string',
    ),
  ),
  localId: z
    .union(
      [z.string().min(1).max(255), z.number()],
      "localId must be a string of 1 to 255 characters or a number",
    )
    .meta({ description: "Posting twice with the same one stores once; answered as it came" })
    .nullish(),
});

/** The answer's `data.message` (contract "200"), in the page's order of members. */
export const postedMessage = z.object({
  id: z.int(),
  roomId: z.int(),
  fromUserId: z.int(),
  totalUserCount: z.int(),
  deliveredCount: z.int(),
  seenCount: z.int(),
  type: z.literal("text"),
  body: z.looseObject({ text: z.string() }),
  modifiedAt: z.int(),
  createdAt: z.int(),
  localId: z.union([z.string(), z.number()]).nullable(),
  deleted: z.boolean(),
});
export type PostedMessage = z.infer<typeof postedMessage>;
