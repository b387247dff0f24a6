import { z } from "zod";
import { toDraft } from "@/lib/dialects/spika/draft";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { draftAnswer, draftBody, draftQuery } from "@/lib/dialects/spika/schemas/draft";
import { saveDraft } from "@/lib/domain/drafts/save-draft";
import type { MessageId, RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ roomId: pathId<RoomId>() });
const refusals = {
  not_member: [404, "No room found"],
  message_not_found: [404, "No message found"],
} satisfies Record<string, [number, string]>;

export const PUT = endpoint({
  summary: "Keep what the caller is typing in a room or thread; no text takes it away (native)",
  params,
  body: draftBody,
  response: draftAnswer,
  refusals,
  handle: async ({ caller, params, body }) => {
    const threadRootId = (body.threadRootId ?? null) as MessageId | null; // a brand is only a name
    return { draft: toDraft(await saveDraft(caller, { ...params, threadRootId }, body.text)) };
  },
});

export const DELETE = endpoint({
  summary: "Take a draft away (native)",
  params,
  query: draftQuery,
  response: deletedAnswer,
  refusals,
  handle: async ({ caller, params, query }) => {
    const threadRootId = (query.threadRootId ?? null) as MessageId | null; // as above
    await saveDraft(caller, { ...params, threadRootId }, "");
    return { deleted: true };
  },
});
