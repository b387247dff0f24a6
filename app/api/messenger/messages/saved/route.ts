import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toListedMessages } from "@/lib/dialects/spika/listed-messages";
import { savedCursor, savedListAnswer } from "@/lib/dialects/spika/schemas/message-actions";
import { toUser } from "@/lib/dialects/spika/user";
import { listSaved, SAVED_PAGE } from "@/lib/domain/saved-messages/list-saved";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "What the caller has saved, the last one first (native)",
  response: savedListAnswer,
  query: z.object({ cursor: savedCursor.optional() }),
  handle: async ({ caller, query }) => {
    const { saved, people, next } = await listSaved(caller, query.cursor);
    const messages = await toListedMessages(
      caller,
      saved.map(({ message }) => message),
    );
    return {
      list: saved.flatMap(({ savedAt }, index) => {
        const message = messages[index];
        return message ? [{ message, savedAt: savedAt.getTime() }] : [];
      }),
      users: people.map(toUser),
      limit: SAVED_PAGE,
      nextCursor: next && `${next.at}-${next.messageId}`,
    };
  },
});
