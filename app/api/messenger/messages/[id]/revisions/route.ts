import { endpoint } from "@/lib/dialects/spika/endpoint";
import { MESSAGE_REFUSALS, messageParams } from "@/lib/dialects/spika/message-actions";
import { revisionsAnswer } from "@/lib/dialects/spika/schemas/message-actions";
import { listRevisions } from "@/lib/domain/messages/list-revisions";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "What a message said before it was edited (native)",
  response: revisionsAnswer,
  params: messageParams,
  refusals: MESSAGE_REFUSALS,
  handle: async ({ caller, params }) => ({
    list: (await listRevisions(caller, params.id)).map(({ createdAt, ...revision }) => ({
      ...revision,
      createdAt: createdAt.getTime(),
    })),
  }),
});
