import { z } from "zod";
import { endpoint } from "@/lib/dialects/chat-messages/endpoint";
import { toChatMessages } from "@/lib/dialects/chat-messages/message";
import { chatMessage, pathId, seenBody } from "@/lib/dialects/chat-messages/schemas";
import type { MessageId } from "@/lib/domain/ids";
import { requireFoundMessage } from "@/lib/domain/messages/find-messages";
import { markSeen } from "@/lib/domain/receipts/mark-seen";

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
  OPTIONS,
} from "@/lib/dialects/chat-messages/endpoint";

const params = z.object({ id: pathId });

export const GET = endpoint({
  summary: "One message (chat-messages)",
  mediaType: "application/json",
  response: chatMessage,
  params,
  handle: async ({ caller: { actor }, params }) => {
    const message = await requireFoundMessage(actor, params.id as MessageId); // a brand is only a name
    const [wire] = await toChatMessages(actor, [message]);
    return wire;
  },
});

export const PATCH = endpoint({
  summary: "Mark a message as seen by the caller, and with it what was said before (chat-messages)",
  mediaType: "application/json",
  response: chatMessage,
  params,
  body: seenBody,
  handle: async ({ caller: { actor }, params }) => {
    const message = await requireFoundMessage(actor, params.id as MessageId); // as above
    await markSeen(actor, message.roomId, message.seq);
    const [wire] = await toChatMessages(actor, [message]);
    return wire;
  },
});
