import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { messageParams } from "@/lib/dialects/spika/message-actions";
import { messageAnswer } from "@/lib/dialects/spika/schemas/message";
import { restoreMessage } from "@/lib/domain/messages/restore-message";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Take back the deletion of a message for all, within two minutes (native)",
  response: messageAnswer,
  params: messageParams,
  refusals: { message_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => ({ message: toMessage(await restoreMessage(caller, params.id)) }),
});
