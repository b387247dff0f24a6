import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { messageSchema } from "@/lib/dialects/spika/schemas/message";
import { listUndelivered } from "@/lib/domain/messages/list-undelivered";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List messages not flagged as delivered yet (2.17.5)",
  response: z.object({ messages: z.array(messageSchema) }),
  handle: async ({ caller }) => ({ messages: (await listUndelivered(caller)).map(toMessage) }),
});
