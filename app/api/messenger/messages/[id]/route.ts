import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { deleteTarget, editMessageBody, messageAnswer } from "@/lib/dialects/spika/schemas/message";
import type { MessageId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { editMessage } from "@/lib/domain/messages/edit-message";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<MessageId>() });

export const PUT = endpoint({
  summary: "Edit a message (2.5.2)",
  params,
  response: messageAnswer,
  body: editMessageBody,
  refusals: { text_missing: [400, "Text is required"], message_not_found: [404, "Not found"] },
  handle: async ({ caller, params, body }) => ({
    message: toMessage(await editMessage(caller, params.id, { ...body, meant: body.mentions })),
  }),
});

export const DELETE = endpoint({
  summary: "Delete a message for all or for oneself (2.5.3)",
  params,
  response: messageAnswer,
  query: z.object({ target: deleteTarget }),
  refusals: { invalid_query: [400, "Invalid target query param"], message_not_found: [404, "Not found"] },
  handle: async ({ caller, params, query }) => ({
    message: toMessage(await deleteMessage(caller, params.id, query.target)),
  }),
});
