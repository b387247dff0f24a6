import { endpoint } from "@/lib/dialects/spika/endpoint";
import { unreadCountsAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { listUnreadCounts } from "@/lib/domain/rooms/list-unread-counts";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "How many messages wait for the caller, by room (2.4.12)",
  response: unreadCountsAnswer,
  handle: async ({ caller }) => ({ unreadCounts: await listUnreadCounts(caller) }),
});
