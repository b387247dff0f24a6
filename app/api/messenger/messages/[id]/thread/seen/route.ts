import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { threadSeenBody, threadStandingAnswer } from "@/lib/dialects/spika/schemas/thread";
import { toThreadStanding } from "@/lib/dialects/spika/thread";
import type { MessageId } from "@/lib/domain/ids";
import { markThreadSeen } from "@/lib/domain/threads/mark-thread-seen";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Flag a thread's replies as seen (native)",
  response: threadStandingAnswer,
  params: z.object({ id: pathId<MessageId>() }),
  body: threadSeenBody,
  refusals: { message_not_found: [404, "No message found"] },
  handle: async ({ caller, params, body }) => ({
    thread: toThreadStanding(await markThreadSeen(caller, params.id, body.upToSeq)),
  }),
});
