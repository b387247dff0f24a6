import type { z } from "zod";
import type { ListAnswer } from "@/lib/dialects/guest-chat/endpoint";
import { fromPageQuery, linkTo, toList } from "@/lib/dialects/guest-chat/paging";
import type { messagesQuery } from "@/lib/dialects/guest-chat/schemas";
import { toChatMessage } from "@/lib/dialects/guest-chat/wire";
import type { ChatReader } from "@/lib/domain/chats/chat-message";
import { listChatMessages } from "@/lib/domain/chats/list-chat-messages";
import { asId, type MessageId } from "@/lib/domain/ids";

/**
 * A page of messages. After a cursor the next page is one too, so that it holds still
 * while people write.
 *
 * @see contract: guest chat API, "Conventions": messages page by `?before=<id>` too
 */
export async function toMessageList(
  url: URL,
  reader: ChatReader,
  query: z.output<typeof messagesQuery>,
): Promise<ListAnswer> {
  const { perPage, page } = fromPageQuery(query);
  if (query.before === undefined) {
    return toList(url, { page, perPage }, await listChatMessages(reader, { page, perPage }), toChatMessage);
  }
  const before = asId<MessageId>(query.before);
  const { items, total } = await listChatMessages(reader, { page: 1, perPage: perPage + 1, before });
  const shown = items.slice(0, perPage);
  const list = toList(url, { page: 1, perPage }, { items: shown, total }, toChatMessage);
  const last = shown.at(-1);
  const next = items.length > perPage && last ? linkTo(url, { per_page: perPage, before: last.id }) : null;
  return list.withLinks({ first: linkTo(url, { per_page: perPage }), last: null, prev: null, next });
}
