import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { threadCursor, threadsAnswer } from "@/lib/dialects/spika/schemas/thread";
import { toFollowedThread } from "@/lib/dialects/spika/thread";
import { toUser } from "@/lib/dialects/spika/user";
import { listThreads, THREADS_PAGE } from "@/lib/domain/threads/list-threads";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The threads that the caller follows, newest activity first (native)",
  response: threadsAnswer,
  query: z.object({ cursor: threadCursor.optional() }),
  handle: async ({ caller, query }) => {
    const { threads, people, next } = await listThreads(caller, query.cursor);
    return {
      list: threads.map(toFollowedThread),
      users: people.map(toUser),
      limit: THREADS_PAGE,
      nextCursor: next && `${next.at}-${next.rootId}`,
    };
  },
});
