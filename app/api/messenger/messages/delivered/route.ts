import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import { deliveredAnswer, deliveredBody } from "@/lib/dialects/spika/schemas/message-record";
import { flagDelivered } from "@/lib/domain/receipts/flag-delivered";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Flag messages as delivered (2.5.8)",
  body: deliveredBody,
  response: deliveredAnswer,
  handle: async ({ caller, body }) => {
    const messageRecords = (await flagDelivered(caller, body)).map(toMessageRecord);
    return { messageRecords, list: messageRecords };
  },
});
