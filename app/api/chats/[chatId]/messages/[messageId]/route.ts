import { enterChat } from "@/lib/dialects/guest-chat/doors";
import { eitherEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { messageParams } from "@/lib/dialects/guest-chat/params";
import { deletedSchema, messageChange, messageSchema } from "@/lib/dialects/guest-chat/schemas";
import { toChatMessage } from "@/lib/dialects/guest-chat/wire";
import { deleteChatMessage, editChatMessage } from "@/lib/domain/chats/change-chat-message";
import { getChatMessage } from "@/lib/domain/chats/list-chat-messages";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = eitherEndpoint({
  summary: "One message (guest chat)",
  params: messageParams,
  response: messageSchema,
  handle: async ({ caller, params }) => {
    const { reader } = await enterChat(caller, params.chatId);
    return toChatMessage(await getChatMessage(reader, params.messageId));
  },
});

export const PUT = eitherEndpoint({
  summary: "Change a message's text: one's own, or with the API token any of the chat's (guest chat)",
  params: messageParams,
  body: messageChange,
  response: messageSchema,
  handle: async ({ caller, params, body }) => {
    const { reader, editor } = await enterChat(caller, params.chatId);
    return toChatMessage(await editChatMessage(reader, editor, params.messageId, body.body));
  },
});

export const DELETE = eitherEndpoint({
  summary: "Delete a message: one's own, or with the API token any of the chat's (guest chat)",
  params: messageParams,
  response: deletedSchema,
  handle: async ({ caller, params }) => {
    const { reader, editor } = await enterChat(caller, params.chatId);
    await deleteChatMessage(reader, editor, params.messageId);
    return { deleted: true };
  },
});
