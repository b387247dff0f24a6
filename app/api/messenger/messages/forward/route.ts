import { endpoint } from "@/lib/dialects/spika/endpoint";
import { forwardBody } from "@/lib/dialects/spika/schemas/message";
import { sentAnswer, toSent } from "@/lib/dialects/spika/sent";
import { forwardMessages } from "@/lib/domain/messages/forward-messages";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Forward messages to rooms and people (2.5.10)",
  body: forwardBody,
  response: sentAnswer,
  isCreating: true,
  handle: async ({ caller, body, onceId }) =>
    toSent(await forwardMessages(caller, { ...body, onceId }), caller.userId),
});
