import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toListedMessages } from "@/lib/dialects/spika/listed-messages";
import { mentionsAnswer } from "@/lib/dialects/spika/schemas/mention";
import { toUser } from "@/lib/dialects/spika/user";
import { listMentions, MENTIONS_PAGE } from "@/lib/domain/mentions/list-mentions";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The messages that call the caller by name or with everybody, newest first (native)",
  response: mentionsAnswer,
  query: z.object({ cursor: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
  handle: async ({ caller, query }) => {
    const { messages, people, next } = await listMentions(caller, query.cursor ?? null);
    return {
      list: await toListedMessages(caller, messages),
      users: people.map(toUser),
      limit: MENTIONS_PAGE,
      nextCursor: next,
    };
  },
});
