import { requireOwnChat } from "@/lib/dialects/guest-chat/doors";
import { chatUserEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import { seenBody, seenSchema } from "@/lib/dialects/guest-chat/schemas";
import { markChatSeen } from "@/lib/domain/chats/mark-chat-seen";
import { asId, type MessageId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const POST = chatUserEndpoint({
  summary: "Say that a chat user has seen the chat up to a message (guest chat)",
  params: chatParams,
  body: seenBody,
  response: seenSchema,
  handle: async ({ caller, params, body }) => {
    await markChatSeen(requireOwnChat(caller, params.chatId), asId<MessageId>(body.message_id));
    return { seen: true };
  },
});
