import { z } from "zod";
import { fromCreateBody } from "@/lib/dialects/chat-messages/create-message";
import { endpoint } from "@/lib/dialects/chat-messages/endpoint";
import { fromFindQuery, linkToNext } from "@/lib/dialects/chat-messages/find";
import { toChatMessages } from "@/lib/dialects/chat-messages/message";
import { chatMessage, createBody, findQuery } from "@/lib/dialects/chat-messages/schemas";
import { withoutNumbers } from "@/lib/dialects/dry-run";
import { findMessages } from "@/lib/domain/messages/find-messages";
import { previewMessage, sendMessage } from "@/lib/domain/messages/send-message";

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
  OPTIONS,
} from "@/lib/dialects/chat-messages/endpoint";

const refusals = {
  not_member: [404, "Room not found"],
  room_deleted: [404, "Room not found"],
  room_archived: [403, "Room is archived"],
} as const;

export const GET = endpoint({
  summary: "Find messages, newest first (chat-messages)",
  mediaType: "application/json",
  response: z.array(chatMessage),
  query: findQuery,
  refusals,
  handle: async (input) => {
    const { actor } = input.caller;
    const { query } = input;
    const messages = await findMessages(actor, fromFindQuery(query), {
      order: query["$sort[createdAt]"] === "1" ? "ASC" : "DESC",
      skip: query.$skip,
      limit: query.$limit,
    });
    linkToNext(input, query, messages);
    return toChatMessages(actor, messages);
  },
});

export const POST = endpoint({
  summary: "Create a message (chat-messages)",
  mediaType: "application/json",
  response: chatMessage,
  body: createBody,
  isCreating: true,
  hasDryRun: true,
  refusals,
  handle: async ({ caller: { actor }, body, onceId, isDryRun, call }) => {
    const input = await fromCreateBody(actor, body);
    const send = isDryRun ? previewMessage : sendMessage;
    const message = await send(actor, { ...input, localId: onceId }, "chat-messages");
    call.messageId = message.id || undefined;
    const stated = { session: input.session ?? null, statedAt: input.statedAt ?? null };
    const [wire] = await toChatMessages(actor, [{ ...message, ...stated }]);
    return message.id === 0 ? withoutNumbers({ ...wire, id: 0 }) : wire;
  },
});
