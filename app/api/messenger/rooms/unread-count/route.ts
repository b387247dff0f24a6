import { endpoint } from "@/lib/dialects/spika/endpoint";
import { listUnreadCounts } from "@/lib/domain/rooms/list-unread-counts";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  handle: async ({ caller }) => ({ unreadCounts: await listUnreadCounts(caller) }),
});
