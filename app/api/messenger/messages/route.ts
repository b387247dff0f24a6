import { withoutNumbers } from "@/lib/dialects/dry-run";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { fromSendBody, toMessage } from "@/lib/dialects/spika/message";
import { messageAnswer, sendMessageBody } from "@/lib/dialects/spika/schemas/message";
import { previewMessage, sendMessage } from "@/lib/domain/messages/send-message";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Send a message (2.5.1)",
  body: sendMessageBody,
  response: messageAnswer,
  isCreating: true,
  hasDryRun: true,
  handle: async ({ caller, body, onceId, isDryRun }) => {
    const send = isDryRun ? previewMessage : sendMessage;
    const message = await send(caller, { localId: onceId, ...fromSendBody(body) });
    return { message: withoutNumbers(toMessage(message)) };
  },
});
