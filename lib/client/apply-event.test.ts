import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import { createEventReader, type LiveEvent } from "@/lib/client/apply-event";
import { meKeys, messageKeys, roomKeys } from "@/lib/client/keys";
import { fromAround, fromNewestPage, type RoomMessages } from "@/lib/client/message-pages";
import { readRoomList } from "@/lib/client/queries/rooms";
import { findHeld, releaseUnread } from "@/lib/client/unread-by-hand";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import { aWireMessage, aWirePage } from "@/lib/testing/wire-messages";

const item = {
  id: 1,
  type: "group",
  unreadCount: 0,
  mentionCount: 0,
  seenSeq: 3,
  unreadFromSeq: null,
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

it("keeps a stretch of the past that is shown as it was said, with what has changed in it", () => {
  const { client, read } = aBrowser();
  const page = { ...aWirePage(2, 1), hasMore: true, hasEarlier: false, lastSeq: 90, targetSeq: 1 };
  const stretch = fromAround({ ...page, list: page.list.reverse() });
  client.setQueryData(messageKeys.past(1), stretch);
  read(created(4));
  expect(client.getQueryData(messageKeys.past(1))).toBe(stretch);
  const message = aWireMessage(2, { body: { text: "better" }, modifiedAt: 9e12 });
  read({ name: "message.updated", data: { eventId: "p", roomId: 1, seq: 4, message }, isForMe: false });
  const shown = client.getQueryData<RoomMessages>(messageKeys.past(1));
  expect(shown?.list.map(({ body }) => body.text)).toEqual(["message 1", "better"]);
});

it("takes over my own changed name", () => {
  const { client, read } = aBrowser();
  const user = { id: 9, displayName: "New name" };
  read({ name: "user.updated", data: { eventId: "u", user }, isForMe: true } as LiveEvent); // what this test looks at
  expect(client.getQueryData(meKeys.me)).toEqual(user);
});

describe("what people do with messages", () => {
  const facts = { roomId: 1, seq: 3 };

  it("row 4: a mark of another device holds until the room is entered again; what is known already does not", () => {
    const { client, read } = aBrowser();
    const unread = { ...facts, unreadCount: 2, mentionCount: 0, unreadFromSeq: 2 };
    read({ name: "unread.changed", data: { eventId: "m1", ...unread }, isForMe: true });
    expect(findHeld(1)).toEqual({ seenSeq: 1, unreadCount: 2 });
    expect(readRoomList(client)[0]).toMatchObject({ unreadCount: 2, unreadFromSeq: 2 });
    releaseUnread(1);
    read({ name: "unread.changed", data: { eventId: "m2", ...unread, mentionCount: 1 }, isForMe: true });
    expect(findHeld(1)).toBeNull();
  });

  it("an unread message that is deleted counts no longer, and again when that is taken back", () => {
    const { client, read } = aBrowser();
    read(created(4));
    const data = {
      eventId: "d1",
      roomId: 1,
      seq: 4,
      message: aWireMessage(4, { deleted: true, modifiedAt: 9e12 }),
    };
    read({ name: "message.deleted", data, isForMe: false });
    expect(readRoomList(client)[0]?.unreadCount).toBe(0);
    const back = { ...data, eventId: "d2", restored: true as const };
    read({ name: "message.updated", data: back, isForMe: false });
    expect(readRoomList(client)[0]?.unreadCount).toBe(1);
  });

  it("a pin and a save keep what a live event does not tell", () => {
    const { read, messages } = aBrowser();
    const { id } = aWireMessage(2);
    read({
      name: "saved.changed",
      data: { eventId: "s1", ...facts, messageId: id, saved: true },
      isForMe: true,
    });
    const message = aWireMessage(2, { pinnedAt: 5 });
    read({ name: "message.updated", data: { eventId: "p1", ...facts, message }, isForMe: false });
    expect(messages()?.list.find((known) => known.id === id)).toMatchObject({ saved: true, pinnedAt: 5 });
    read({
      ...{ name: "message.updated", isForMe: false },
      data: { eventId: "p2", ...facts, message: aWireMessage(2) },
    });
    expect(messages()?.list.find((known) => known.id === id)?.pinnedAt).toBeUndefined();
  });
});
