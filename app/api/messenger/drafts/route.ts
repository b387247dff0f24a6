import { toDraft } from "@/lib/dialects/spika/draft";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { draftsAnswer } from "@/lib/dialects/spika/schemas/draft";
import { listDrafts } from "@/lib/domain/drafts/list-drafts";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The caller's drafts, newest first (native)",
  response: draftsAnswer,
  handle: async ({ caller }) => {
    const { drafts, at } = await listDrafts(caller);
    return { drafts: drafts.map(toDraft), at: at.getTime() };
  },
});
