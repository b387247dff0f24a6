import { z } from "zod";
import { enterChat } from "@/lib/dialects/guest-chat/doors";
import { requireEmail } from "@/lib/dialects/guest-chat/email";
import { accountEndpoint, created, eitherEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { fromPageQuery, toList } from "@/lib/dialects/guest-chat/paging";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import { chatUserBody, chatUserSchema, pageQuery, pagingSchema } from "@/lib/dialects/guest-chat/schemas";
import { toChatUser } from "@/lib/dialects/guest-chat/wire";
import { createChatUser } from "@/lib/domain/chat-users/create-chat-user";
import { listChatUsers } from "@/lib/domain/chat-users/list-chat-users";
import { getChat } from "@/lib/domain/chats/list-chats";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = eitherEndpoint({
  summary: "A chat's users; chat users see no e-mail but their own (guest chat)",
  params: chatParams,
  query: pageQuery,
  response: z.array(chatUserSchema),
  topLevel: pagingSchema,
  handle: async ({ caller, params, query, url }) => {
    const { reader, viewer } = await enterChat(caller, params.chatId);
    const page = fromPageQuery(query);
    return toList(url, page, await listChatUsers(reader.chatId, page), (user) => toChatUser(user, viewer));
  },
});

export const POST = accountEndpoint({
  summary: "Bring somebody into a chat, and mail them a code (guest chat)",
  params: chatParams,
  body: chatUserBody,
  successStatus: 201,
  response: chatUserSchema,
  isCreating: true,
  handle: async ({ caller, params, body }) => {
    // What is not the account's to see comes before what is wrong with the input.
    await getChat(caller.actor, params.chatId);
    const input = { ...body, email: requireEmail(body.email) };
    return created(toChatUser(await createChatUser(caller.actor, params.chatId, input), null));
  },
});
