import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { deleteManyBody, deleteTarget, messageSchema } from "@/lib/dialects/spika/schemas/message";
import { deleteMessages } from "@/lib/domain/messages/delete-messages";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Delete several messages (2.17.4)",
  query: z.object({ target: deleteTarget }),
  body: deleteManyBody,
  response: z.object({ messages: z.array(messageSchema) }),
  refusals: { invalid_query: [400, "Invalid target query param"], message_not_found: [404, "Not found"] },
  handle: async ({ caller, query, body }) => ({
    messages: (await deleteMessages(caller, body.messageIds, query.target)).map(toMessage),
  }),
});
