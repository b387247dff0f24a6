import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toListedMessages } from "@/lib/dialects/spika/listed-messages";
import { pathId, seq } from "@/lib/dialects/spika/schemas/common";
import { threadAnswer } from "@/lib/dialects/spika/schemas/thread";
import { toThreadStanding } from "@/lib/dialects/spika/thread";
import type { MessageId } from "@/lib/domain/ids";
import { listThread } from "@/lib/domain/messages/list-thread";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "A thread: its root, its replies and the caller's standing (native)",
  response: threadAnswer,
  params: z.object({ id: pathId<MessageId>() }),
  query: z.object({ afterSeq: seq.default(0) }),
  refusals: { message_not_found: [404, "No message found"] },
  handle: async ({ caller, params, query }) => {
    const { root, replies, hasMore, standing } = await listThread(caller, params.id, query.afterSeq);
    const [listedRoot, ...list] = await toListedMessages(caller, [root, ...replies]);
    return { root: listedRoot, list, hasMore, thread: toThreadStanding(standing) };
  },
});
