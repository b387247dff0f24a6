import "server-only";
import { type DehydratedState, dehydrate, QueryClient, type QueryKey } from "@tanstack/react-query";
import { meKeys, messageKeys, roomKeys } from "@/lib/client/keys";
import { fromNewestPage } from "@/lib/client/message-pages";
import { listRoomMessages } from "@/lib/dialects/spika/message-list";
import { toRoom } from "@/lib/dialects/spika/room";
import { toRoomListItem } from "@/lib/dialects/spika/room-list";
import { toMe } from "@/lib/dialects/spika/user";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { getPreferences } from "@/lib/domain/preferences/get-preferences";
import { getRoom } from "@/lib/domain/rooms/get-room";
import { listRoomList } from "@/lib/domain/rooms/list-room-list";
import { getMe } from "@/lib/domain/users/get-user";

// What a page needs first, read straight from the domain, in the words of the API and
// under the keys that the browser goes on with.

export async function chatData(actor: Actor): Promise<DehydratedState> {
  const [me, rooms, preferences] = await Promise.all([
    getMe(actor),
    listRoomList(actor),
    getPreferences(actor.userId),
  ]);
  return stateOf([
    [meKeys.me, toMe(me)],
    [meKeys.preferences, preferences],
    [roomKeys.list, rooms.map(toRoomListItem)],
  ]);
}

/** @throws DomainError `not_found` when the room is not the actor's to see */
export async function roomData(actor: Actor, roomId: RoomId): Promise<DehydratedState> {
  const room = await getRoom(actor, roomId);
  const page = await listRoomMessages(actor, roomId, { page: 1 });
  return stateOf([
    [roomKeys.one(roomId), toRoom(room, actor.userId)],
    [messageKeys.room(roomId), fromNewestPage(page)],
  ]);
}

function stateOf(entries: [QueryKey, unknown][]): DehydratedState {
  const client = new QueryClient();
  for (const [key, data] of entries) client.setQueryData(key, data);
  return dehydrate(client);
}
