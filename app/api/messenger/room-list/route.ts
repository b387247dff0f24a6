import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoomListItem } from "@/lib/dialects/spika/room-list";
import { listRoomList } from "@/lib/domain/rooms/list-room-list";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  handle: async ({ caller }) => ({ rooms: (await listRoomList(caller)).map(toRoomListItem) }),
});
