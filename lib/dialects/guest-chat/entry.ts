import { z } from "zod";
import { enterChat } from "@/lib/dialects/guest-chat/doors";
import { requireEmail } from "@/lib/dialects/guest-chat/email";
import { Answer, eitherEndpoint, openEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import {
  codeRequestBody,
  shareBody,
  shareSchema,
  tokenBody,
  tokenSchema,
} from "@/lib/dialects/guest-chat/schemas";
import { toChatUser } from "@/lib/dialects/guest-chat/wire";
import { getChatToken } from "@/lib/domain/chat-users/get-chat-token";
import { requestChatCode } from "@/lib/domain/chat-users/request-chat-code";
import { shareOwnChat } from "@/lib/domain/chats/share-chat";

/** How people come into a chat. The published paths stand under /chats; /api/chats takes the same calls. */

export const postCodeRequest = openEndpoint({
  summary: "Ask for a code by e-mail; a newcomer also gives the chat's password and a name (guest chat)",
  params: chatParams,
  body: codeRequestBody,
  successStatus: 202,
  response: z.object({ accepted: z.literal(true) }),
  handle: async ({ params, body, address }) => {
    await requestChatCode({ ...body, ...params, email: requireEmail(body.email), address });
    return new Answer(202, { data: { accepted: true } });
  },
});

export const postToken = openEndpoint({
  summary: "Get a chat-user token for the code that was mailed (guest chat)",
  params: chatParams,
  body: tokenBody,
  response: tokenSchema,
  otherAnswers: {
    422: "The code is wrong, old or used, or the e-mail is unknown: told alike, on `auth-code`",
  },
  handle: async ({ params, body, address }) => {
    const { token, chatUser } = await getChatToken({
      chatId: params.chatId,
      email: requireEmail(body.email),
      code: body["auth-code"],
      address,
    });
    return { chat_user_token: token, chat_user: toChatUser(chatUser, chatUser.id) };
  },
});

export const postShare = eitherEndpoint({
  summary: "The chat's password, and the link that carries it (guest chat)",
  params: chatParams,
  body: shareBody,
  response: shareSchema,
  handle: async ({ caller, params, body }) => {
    const { reader } = await enterChat(caller, params.chatId);
    return shareOwnChat(reader.chatId, { isNew: body.regenerate });
  },
});
