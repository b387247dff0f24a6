import { z } from "zod";
import { fromMessageBody } from "@/lib/dialects/guest-chat/bodies";
import { enterAsChatUser, enterChat } from "@/lib/dialects/guest-chat/doors";
import { created, eitherEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { toMessageList } from "@/lib/dialects/guest-chat/message-list";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import {
  messageBody,
  messageSchema,
  messagesQuery,
  pagingSchema,
  postedSchema,
} from "@/lib/dialects/guest-chat/schemas";
import { toChatMessage, withoutNumbers } from "@/lib/dialects/guest-chat/wire";
import { postChatMessage, previewChatMessage } from "@/lib/domain/chats/post-chat-message";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = eitherEndpoint({
  summary: "A chat's messages, newest first; a chat user's from their joining on (guest chat)",
  params: chatParams,
  query: messagesQuery,
  response: z.array(messageSchema),
  topLevel: pagingSchema,
  handle: async ({ caller, params, query, url }) => {
    const { reader } = await enterChat(caller, params.chatId);
    return toMessageList(url, reader, query);
  },
});

export const POST = eitherEndpoint({
  summary: "Say something as a chat user (guest chat)",
  params: chatParams,
  body: messageBody,
  successStatus: 201,
  response: postedSchema,
  isCreating: true,
  hasDryRun: true,
  handle: async ({ caller, params, body, onceId, isDryRun, call }) => {
    const holder = await enterAsChatUser(caller, params.chatId);
    const input = fromMessageBody(body, onceId);
    if (isDryRun) return withoutNumbers(toChatMessage(await previewChatMessage(holder, input)));
    const message = await postChatMessage(holder, input);
    call.messageId = message.id;
    return created(toChatMessage(message));
  },
});
