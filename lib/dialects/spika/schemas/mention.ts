import { z } from "zod";
import { messageSchema } from "@/lib/dialects/spika/schemas/message";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

/** `data` of GET /mentions (native): newest first, with the people who wrote them. */
export const mentionsAnswer = z.object({
  list: z.array(messageSchema),
  users: z.array(userSchema),
  limit: z.int(),
  nextCursor: z.int().nullable(),
});
export type WireMentions = z.infer<typeof mentionsAnswer>;
