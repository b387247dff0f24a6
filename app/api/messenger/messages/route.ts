import { endpoint } from "@/lib/dialects/spika/endpoint";
import { fromSendBody, toMessage } from "@/lib/dialects/spika/message";
import { messageAnswer, sendMessageBody } from "@/lib/dialects/spika/schemas/message";
import { sendMessage } from "@/lib/domain/messages/send-message";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Send a message (2.5.1)",
  body: sendMessageBody,
  response: messageAnswer,
  isCreating: true,
  handle: async ({ caller, body, onceId }) => ({
    message: toMessage(await sendMessage(caller, { localId: onceId, ...fromSendBody(body) })),
  }),
});
