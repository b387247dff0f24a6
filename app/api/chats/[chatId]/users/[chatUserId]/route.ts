import { fromChatUserBody } from "@/lib/dialects/guest-chat/bodies";
import { enterChat } from "@/lib/dialects/guest-chat/doors";
import { accountEndpoint, eitherEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { chatUserParams } from "@/lib/dialects/guest-chat/params";
import { chatUserChange, chatUserSchema, deletedSchema } from "@/lib/dialects/guest-chat/schemas";
import { toChatUser } from "@/lib/dialects/guest-chat/wire";
import { getChatUser } from "@/lib/domain/chat-users/list-chat-users";
import { removeChatUser } from "@/lib/domain/chat-users/remove-chat-user";
import { changeChatUser } from "@/lib/domain/chat-users/update-chat-user";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = eitherEndpoint({
  summary: "One of a chat's users (guest chat)",
  params: chatUserParams,
  response: chatUserSchema,
  handle: async ({ caller, params }) => {
    const { reader, viewer } = await enterChat(caller, params.chatId);
    return toChatUser(await getChatUser(reader.chatId, params.chatUserId), viewer);
  },
});

export const PUT = eitherEndpoint({
  summary: "Change a chat user; one may change one's own name (guest chat)",
  params: chatUserParams,
  body: chatUserChange,
  response: chatUserSchema,
  handle: async ({ caller, params, body }) => {
    const { editor, viewer } = await enterChat(caller, params.chatId);
    const changed = await changeChatUser(editor, params, fromChatUserBody(body));
    return toChatUser(changed, viewer);
  },
});

export const DELETE = accountEndpoint({
  summary: "Remove somebody from a chat; their tokens stop at once (guest chat)",
  params: chatUserParams,
  response: deletedSchema,
  handle: async ({ caller, params }) => {
    await removeChatUser(caller.actor, params.chatId, params.chatUserId);
    return { deleted: true };
  },
});
