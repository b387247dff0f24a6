import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { recentChatsAnswer } from "@/lib/dialects/spika/schemas/history";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import { toUser } from "@/lib/dialects/spika/user";
import { listRecentChats } from "@/lib/domain/rooms/list-recent-chats";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the people and groups heard most recently (2.4.15)",
  response: recentChatsAnswer,
  topLevel: recentChatsAnswer,
  handle: async ({ caller }) => {
    const { users, groups } = await listRecentChats(caller);
    return unionAnswer({
      recentUserChats: users.map(toUser),
      recentGroupChats: groups.map((room) => toRoom(room, caller.userId)),
    });
  },
});
