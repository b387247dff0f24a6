import { chatUserEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { chatUserSchema } from "@/lib/dialects/guest-chat/schemas";
import { toChatUser } from "@/lib/dialects/guest-chat/wire";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = chatUserEndpoint({
  summary: "The chat user of the chat-user token (guest chat)",
  response: chatUserSchema,
  handle: async ({ caller: { chatUser } }) => toChatUser(chatUser, chatUser.id),
});
