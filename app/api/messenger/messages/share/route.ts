import { endpoint } from "@/lib/dialects/spika/endpoint";
import { shareBody } from "@/lib/dialects/spika/schemas/message";
import { fromShareBody, sentAnswer, toSent } from "@/lib/dialects/spika/sent";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import { shareMessages } from "@/lib/domain/messages/share-messages";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Share messages with rooms and people (2.5.11)",
  body: shareBody,
  response: sentAnswer,
  topLevel: sentAnswer,
  isCreating: true,
  handle: async ({ caller, body, onceId }) =>
    unionAnswer(toSent(await shareMessages(caller, { ...fromShareBody(body), onceId }), caller.userId)),
});
