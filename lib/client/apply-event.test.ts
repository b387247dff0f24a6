import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import { createEventReader, type LiveEvent } from "@/lib/client/apply-event";
import { meKeys, messageKeys, roomKeys } from "@/lib/client/keys";
import { fromNewestPage, type RoomMessages } from "@/lib/client/message-pages";
import { readRoomList } from "@/lib/client/queries/rooms";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import { aWireMessage, aWirePage } from "@/lib/testing/wire-messages";

const item = {
  id: 1,
  type: "group",
  unreadCount: 0,
  mentionCount: 0,
  seenSeq: 3,
  lastSeq: 3,
  lastActivityAt: 1,
};

const ROOM_ONE = { queryKey: messageKeys.room(1), exact: true };

/** A browser that has room 1 open with three messages. */
function aBrowser() {
  const client = new QueryClient();
  client.setQueryData(messageKeys.room(1), fromNewestPage(aWirePage(3, 1)));
  client.setQueryData(roomKeys.list, [item as WireRoomListItem]); // what these tests look at
  client.setQueryData(roomKeys.one(1), { id: 1, users: [] });
  const catchUps = vi.spyOn(client, "refetchQueries").mockResolvedValue();
  const onMessage = vi.fn();
  const onRoomGone = vi.fn();
  const read = createEventReader({ client, myId: 9, onMessage, onRoomGone });
  const messages = () => client.getQueryData<RoomMessages>(messageKeys.room(1));
  return { client, read, messages, catchUps, onMessage, onRoomGone };
}

const created = (seq: number, eventId = `e${seq}`): LiveEvent => ({
  name: "message.created",
  data: { eventId, roomId: 1, seq, message: aWireMessage(seq) },
  isForMe: false,
});

describe("message.created", () => {
  it("appears in the room and in the list, and is said aloud", () => {
    const { client, read, messages, onMessage, catchUps } = aBrowser();
    read(created(4));
    expect(messages()?.list.at(-1)?.seq).toBe(4);
    expect(readRoomList(client)[0]).toMatchObject({ lastSeq: 4, unreadCount: 1 });
    expect(onMessage).toHaveBeenCalledTimes(1);
    expect(catchUps).not.toHaveBeenCalled();
  });

  it("is ignored the second time, by its eventId and by its seq", () => {
    const { client, read, onMessage } = aBrowser();
    read(created(4));
    read(created(4));
    read(created(4, "published again"));
    expect(readRoomList(client)[0]?.unreadCount).toBe(1);
    expect(onMessage).toHaveBeenCalledTimes(1);
  });

  it("asks for what was missed when there is a hole before it", () => {
    const { read, catchUps } = aBrowser();
    read(created(6));
    expect(catchUps).toHaveBeenCalledWith(ROOM_ONE, { cancelRefetch: false });
  });

  it("asks for the content when it did not fit", () => {
    const { read, messages, catchUps } = aBrowser();
    read({
      name: "message.created",
      data: { eventId: "big", roomId: 1, seq: 4, truncated: true },
      isForMe: false,
    });
    expect(messages()?.announcedSeq).toBe(4);
    expect(catchUps).toHaveBeenCalledWith(ROOM_ONE, { cancelRefetch: false });
  });
});

it("patches an edited message, and a deleted one, where it stands", () => {
  const { read, messages } = aBrowser();
  const message = aWireMessage(2, { deleted: true, modifiedAt: 9e12 });
  read({ name: "message.deleted", data: { eventId: "d", roomId: 1, seq: 3, message }, isForMe: false });
  expect(messages()?.list.map(({ deleted }) => deleted)).toEqual([false, true, false]);
});

it("takes my own seen mark from another device, and nobody else's", () => {
  const { client, read } = aBrowser();
  read(created(4));
  const seen = (userId: number, eventId: string): LiveEvent => ({
    name: "receipt.changed",
    data: { eventId, roomId: 1, seq: 4, userId, deliveredSeq: 4, seenSeq: 4 },
    isForMe: false,
  });
  read(seen(2, "theirs"));
  expect(readRoomList(client)[0]?.unreadCount).toBe(1);
  read(seen(9, "mine"));
  expect(readRoomList(client)[0]?.unreadCount).toBe(0);
});

it("forgets a room that I was removed from, and says so to the screen", () => {
  const { client, read, messages, onRoomGone } = aBrowser();
  read({ name: "room.removed", data: { eventId: "r", roomId: 1 }, isForMe: true });
  expect(readRoomList(client)).toEqual([]);
  expect(messages()).toBeUndefined();
  expect(onRoomGone).toHaveBeenCalledWith(1);
});

it("takes over my own changed name", () => {
  const { client, read } = aBrowser();
  const user = { id: 9, displayName: "New name" };
  read({ name: "user.updated", data: { eventId: "u", user }, isForMe: true } as LiveEvent); // what this test looks at
  expect(client.getQueryData(meKeys.me)).toEqual(user);
});
