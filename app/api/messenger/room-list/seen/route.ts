import { endpoint } from "@/lib/dialects/spika/endpoint";
import { allSeenAnswer } from "@/lib/dialects/spika/schemas/message-actions";
import { markAllSeen } from "@/lib/domain/receipts/mark-all-seen";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Flag all rooms and followed threads as seen (native)",
  response: allSeenAnswer,
  handle: ({ caller }) => markAllSeen(caller),
});
