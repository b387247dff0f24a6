import { fromChatBody } from "@/lib/dialects/guest-chat/bodies";
import { enterChat } from "@/lib/dialects/guest-chat/doors";
import { accountEndpoint, eitherEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import { chatChange, chatSchema, deletedSchema } from "@/lib/dialects/guest-chat/schemas";
import { toChat } from "@/lib/dialects/guest-chat/wire";
import { deleteChat } from "@/lib/domain/chats/delete-chat";
import { getEnteredChat } from "@/lib/domain/chats/list-chats";
import { updateChat } from "@/lib/domain/chats/update-chat";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = eitherEndpoint({
  summary: "One chat; its chat users may read it too (guest chat)",
  params: chatParams,
  response: chatSchema,
  handle: async ({ caller, params }) => {
    const { reader } = await enterChat(caller, params.chatId);
    return toChat(await getEnteredChat(reader.chatId));
  },
});

export const PUT = accountEndpoint({
  summary: "Change a chat, close or reopen it, set its end; what is left out stays (guest chat)",
  params: chatParams,
  body: chatChange,
  response: chatSchema,
  handle: async ({ caller, params, body }) =>
    toChat(await updateChat(caller.actor, params.chatId, fromChatBody(body))),
});

export const DELETE = accountEndpoint({
  summary: "Delete a chat (guest chat)",
  params: chatParams,
  response: deletedSchema,
  handle: async ({ caller, params }) => {
    await deleteChat(caller.actor, params.chatId);
    return { deleted: true };
  },
});
