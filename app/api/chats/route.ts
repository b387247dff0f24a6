import { z } from "zod";
import { fromChatBody } from "@/lib/dialects/guest-chat/bodies";
import { accountEndpoint, created } from "@/lib/dialects/guest-chat/endpoint";
import { fromPageQuery, toList } from "@/lib/dialects/guest-chat/paging";
import { chatBody, chatSchema, chatsQuery, pagingSchema } from "@/lib/dialects/guest-chat/schemas";
import { toChat } from "@/lib/dialects/guest-chat/wire";
import { createChat } from "@/lib/domain/chats/create-chat";
import { listChats } from "@/lib/domain/chats/list-chats";
import { asId, type CompanyId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = accountEndpoint({
  summary: "The account's chats, or those of one company (guest chat)",
  query: chatsQuery,
  response: z.array(chatSchema),
  topLevel: pagingSchema,
  handle: async ({ caller, query, url }) => {
    const page = fromPageQuery(query);
    const companyId = query.company_id === undefined ? undefined : asId<CompanyId>(query.company_id);
    return toList(url, page, await listChats(caller.actor, { ...page, companyId }), toChat);
  },
});

export const POST = accountEndpoint({
  summary: "Make a chat: a room of the messenger that guests can be let into (guest chat)",
  body: chatBody,
  successStatus: 201,
  response: chatSchema,
  isCreating: true,
  handle: async ({ caller, body }) => {
    const companyId = asId<CompanyId>(body.company_id);
    const chat = await createChat(caller.actor, { ...fromChatBody(body), companyId, name: body.name });
    return created(toChat(chat));
  },
});
