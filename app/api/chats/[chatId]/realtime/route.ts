import { requireOwnChat } from "@/lib/dialects/guest-chat/doors";
import { chatUserEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import { realtimeSchema } from "@/lib/dialects/guest-chat/schemas";
import { chatChannel } from "@/lib/realtime/channels";
import { realtimeOptions } from "@/lib/realtime/client-options";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = chatUserEndpoint({
  summary: "Where a chat user hears what happens, by Pusher Channels (guest chat)",
  params: chatParams,
  response: realtimeSchema,
  handle: async ({ caller, params, request }) => {
    const { chatId } = requireOwnChat(caller, params.chatId).chatUser;
    const {
      authEndpoint: _,
      userAuthEndpoint: __,
      ...options
    } = realtimeOptions(request.headers.get("host"));
    return { ...options, channel: chatChannel(chatId) };
  },
});
