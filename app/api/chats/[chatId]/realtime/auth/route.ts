import { requireOwnChat } from "@/lib/dialects/guest-chat/doors";
import { chatUserEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import { realtimeAuthBody, realtimeAuthSchema } from "@/lib/dialects/guest-chat/schemas";
import { authenticateUser, authorizeChatUser } from "@/lib/realtime/authorize";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const POST = chatUserEndpoint({
  summary:
    "Let a connection hear the chat's channel, and sign it as the chat user's so that it can be ended (guest chat)",
  params: chatParams,
  body: realtimeAuthBody,
  response: realtimeAuthSchema,
  handle: async ({ caller, params, body }) => {
    const { chatUser, actor } = requireOwnChat(caller, params.chatId);
    const user = authenticateUser(actor, body.socket_id);
    const auth = authorizeChatUser(actor, body.socket_id, chatUser.chatId);
    return { auth, user: { auth: user.auth, user_data: user.user_data } };
  },
});
