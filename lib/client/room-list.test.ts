import { describe, expect, it } from "vitest";
import {
  countCalls,
  countUnread,
  dropRoom,
  noteAllSeen,
  noteChange,
  noteCounted,
  noteMessage,
  noteSeen,
  noteUnread,
} from "@/lib/client/room-list";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import { aWireMessage } from "@/lib/testing/wire-messages";

const aRoom = (id: number, members: Partial<WireRoomListItem> = {}): WireRoomListItem => ({
  id,
  name: `Room ${id}`,
  type: "group",
  visibility: "private",
  avatarFileId: 0,
  isAdmin: false,
  muted: false,
  pinned: false,
  unreadCount: 0,
  unreadFromSeq: null,
  mentionCount: 0,
  seenSeq: 0,
  lastSeq: 0,
  lastActivityAt: 1_600_000_000_000 - id,
  lastMessage: null,
  otherUser: null,
  ...members,
});
const list = [aRoom(5), aRoom(1)];
const reader = { myId: 9, isBeingRead: false, fromUserName: "Ben" };

describe("a new message", () => {
  it("moves its room to the top, shows there, and counts as unread", () => {
    const [first] = noteMessage(list, aWireMessage(1), reader);
    expect(first).toMatchObject({ id: 1, unreadCount: 1, lastSeq: 1, lastMessage: { fromUserName: "Ben" } });
  });

  it("counts once, however often it is told", () => {
    const once = noteMessage(list, aWireMessage(1), reader);
    expect(noteMessage(once, aWireMessage(1), reader)).toBe(once);
  });

  it.each([
    ["my own", aWireMessage(1), { ...reader, myId: 2 }],
    ["a system message", aWireMessage(1, { type: "system" }), reader],
    ["what is being read", aWireMessage(1), { ...reader, isBeingRead: true }],
    ["a reply in a thread", aWireMessage(1, { threadRootId: 3 }), reader],
  ])("does not count %s", (_, message, by) => {
    const room = noteMessage(list, message, by).find(({ id }) => id === 1);
    expect(room?.unreadCount).toBe(0);
    expect(room?.lastSeq).toBe(1);
  });
});

it("shows an edit only where it is of the last message", () => {
  const shown = noteMessage(list, aWireMessage(2), reader);
  expect(noteChange(shown, aWireMessage(1))).toBe(shown);
  expect(noteChange(shown, aWireMessage(2, { deleted: true }))[0]?.lastMessage?.deleted).toBe(true);
});

it("row 1: moves the seen mark only forward, and clears the count at the end", () => {
  const unread = [aRoom(1, { lastSeq: 7, unreadCount: 3, mentionCount: 1, seenSeq: 4 })];
  expect(noteSeen(unread, 1, 3)).toBe(unread);
  expect(noteSeen(unread, 1, 6)[0]).toMatchObject({ seenSeq: 6, unreadCount: 3 });
  expect(noteSeen(unread, 1, 7)[0]).toMatchObject({ seenSeq: 7, unreadCount: 0, mentionCount: 0 });
});

it("believes the server's count, and says nothing when it is the same", () => {
  const unread = { unreadCount: 4, mentionCount: 0, unreadFromSeq: 3 };
  const counted = noteUnread(list, 1, unread);
  expect(countUnread(counted)).toBe(4);
  expect(noteUnread(counted, 1, unread)).toBe(counted);
});

it("keeps what was marked as unread by hand until it is read again", () => {
  const marked = [aRoom(1, { lastSeq: 7, seenSeq: 7, unreadCount: 2, unreadFromSeq: 6 })];
  expect(noteSeen(marked, 1, 5)).toBe(marked);
  expect(noteSeen(marked, 1, 7)[0]).toMatchObject({ unreadCount: 0, unreadFromSeq: null, seenSeq: 7 });
  expect(noteAllSeen(marked)[0]).toMatchObject({ unreadCount: 0, unreadFromSeq: null });
});

it("counts an unread message no longer when it is deleted, and again when it comes back", () => {
  const unread = [aRoom(1, { lastSeq: 7, seenSeq: 4, unreadCount: 3 })];
  const gone = aWireMessage(6, { fromUserId: 2, deleted: true });
  expect(noteCounted(unread, gone, 1, -1)[0]?.unreadCount).toBe(2);
  expect(noteCounted(unread, { ...gone, deleted: false }, 1, 1)[0]?.unreadCount).toBe(4);
  expect(noteCounted(unread, { ...gone, seq: 4 }, 1, -1)).toBe(unread);
  expect(noteCounted(unread, gone, 2, -1)).toBe(unread);
});

it("counts only mentions of muted rooms", () => {
  expect(
    countUnread([aRoom(1, { muted: true, unreadCount: 8, mentionCount: 1 }), aRoom(2, { unreadCount: 2 })]),
  ).toBe(3);
});

it("drops a room, and leaves the list alone when it was not there", () => {
  expect(dropRoom(list, 5).map(({ id }) => id)).toEqual([1]);
  expect(dropRoom(list, 77)).toBe(list);
});

it("counts what calls me, by name or with everybody, but neither my own nor what a thread alone has", () => {
  const calls = (message: Parameters<typeof aWireMessage>[1]) =>
    noteMessage(list, aWireMessage(1, { fromUserId: 2, ...message }), reader).find(({ id }) => id === 1)
      ?.mentionCount;
  expect(calls({ mentions: [9] })).toBe(1);
  expect(calls({ mentions: [0] })).toBe(1);
  expect(calls({ mentions: [8] })).toBe(0);
  expect(calls({ mentions: [9], fromUserId: 9 })).toBe(0);
  expect(calls({ mentions: [9], threadRootId: 5 })).toBe(0);
});

it("wants me by mentions and direct messages, of muted rooms by mentions alone", () => {
  const rooms = [
    aRoom(1, { unreadCount: 5, mentionCount: 2 }),
    aRoom(2, { type: "private", unreadCount: 3 }),
    aRoom(3, { type: "private", unreadCount: 7, mentionCount: 1, muted: true }),
    aRoom(4, { unreadCount: 9 }),
  ];
  expect(countCalls(rooms)).toBe(6);
});
