import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoomListItem } from "@/lib/dialects/spika/room-list";
import { roomListAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { listRoomList } from "@/lib/domain/rooms/list-room-list";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "All of the caller's rooms by their last activity (native)",
  response: roomListAnswer,
  handle: async ({ caller }) => ({ rooms: (await listRoomList(caller)).map(toRoomListItem) }),
});
