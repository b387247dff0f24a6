import { z } from "zod";

export const presenceSchema = z.enum(["online", "away", "offline"]);
export type WirePresence = z.infer<typeof presenceSchema>;

/** POST /presence (native): to be sent every 50 seconds, and whenever it changes. */
export const beatBody = z.object({
  /** One screen of the caller: any text that no other one of theirs uses. */
  clientId: z.string().min(1).max(64),
  state: presenceSchema,
});

/** Those who share a room with the caller and are not offline. */
export const presenceAnswer = z.object({
  people: z.array(z.object({ userId: z.int(), state: presenceSchema })),
});
