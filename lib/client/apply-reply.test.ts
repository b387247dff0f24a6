import { QueryClient } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { createEventReader, type LiveEvent } from "@/lib/client/apply-event";
import { messageKeys, roomKeys, threadKeys } from "@/lib/client/keys";
import {
  addPending,
  fromNewestPage,
  fromThread,
  type RoomMessages,
  settle,
} from "@/lib/client/message-pages";
import { editMessages } from "@/lib/client/queries/messages";
import { readThreads } from "@/lib/client/queries/threads";
import { countUnreadThreads } from "@/lib/client/thread-list";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import type { WireThreadStanding, WireThreads } from "@/lib/dialects/spika/schemas/thread";
import { aWireMessage, aWirePage } from "@/lib/testing/wire-messages";

const ME = 9;
const root = aWireMessage(1);
const standing: WireThreadStanding = {
  ...{ rootId: root.id, roomId: 1, seenSeq: 1, unreadCount: 0 },
  ...{ following: true, muted: false },
};
const item = { id: 1, lastSeq: 3, seenSeq: 3, unreadCount: 0, lastActivityAt: 1, muted: false };

/** A browser with room 1 of three messages; the thread under the first is open, and followed. */
function aBrowser({ isFollowed = true } = {}) {
  const client = new QueryClient();
  const thread = { ...standing, following: isFollowed };
  client.setQueryData(messageKeys.room(1), fromNewestPage(aWirePage(3, 1)));
  client.setQueryData(
    messageKeys.thread(1, root.id),
    fromThread({ root, list: [], hasMore: false, thread }, undefined),
  );
  client.setQueryData(roomKeys.list, [item as WireRoomListItem]); // what these tests look at
  const list = isFollowed ? [{ ...standing, root, lastReply: null }] : [];
  client.setQueryData<WireThreads>(threadKeys.list, { list, users: [], limit: 50, nextCursor: null });
  const asked = vi.spyOn(client, "invalidateQueries").mockResolvedValue();
  const read = createEventReader({ client, myId: ME });
  const inRoom = () => client.getQueryData<RoomMessages>(messageKeys.room(1));
  const inThread = () => client.getQueryData<RoomMessages>(messageKeys.thread(1, root.id));
  return { client, read, inRoom, inThread, asked };
}

const aReply = (seq: number, more: object = {}) => aWireMessage(seq, { threadRootId: root.id, ...more });
const created = (message: ReturnType<typeof aReply>): LiveEvent => ({
  name: "message.created",
  data: { eventId: `e${message.seq}`, roomId: 1, seq: message.seq, message },
  isForMe: false,
});
const seqs = (data?: RoomMessages) => data?.list.map(({ seq }) => seq);

it("puts a live reply into its thread and on its root's count, not into the room", () => {
  const { client, read, inRoom, inThread } = aBrowser();
  read(created(aReply(4)));
  expect(seqs(inThread())).toEqual([1, 4]);
  expect(seqs(inRoom())).toEqual([1, 2, 3]);
  for (const data of [inRoom(), inThread()])
    expect(data?.list[0]).toMatchObject({ replyCount: 1, lastReplyAt: aReply(4).createdAt });
  expect(inThread()?.thread?.unreadCount).toBe(1);
  const threads = readThreads(client);
  expect(threads?.list).toMatchObject([{ unreadCount: 1, lastReply: { seq: 4 } }]);
  expect(threads && countUnreadThreads(threads, [])).toBe(1);
});

it("shows a reply that was also sent to the room in both, and counts it once", () => {
  const { client, read, inRoom, inThread } = aBrowser();
  const mine = aReply(4, { fromUserId: ME, alsoInRoom: true });
  editMessages(client, 1, (data) => settle(data, mine));
  read(created(mine));
  expect(seqs(inThread())).toEqual([1, 4]);
  expect(seqs(inRoom())).toEqual([1, 2, 3, 4]);
  expect(inRoom()?.list[0]?.replyCount).toBe(1);
  expect(readThreads(client)?.list[0]?.unreadCount).toBe(0);
});

it("asks for my threads when a reply makes me follow one, and not for those of others", () => {
  const { read, asked } = aBrowser({ isFollowed: false });
  read(created(aReply(4)));
  expect(asked).not.toHaveBeenCalledWith({ queryKey: threadKeys.list });
  read(created(aReply(5, { fromUserId: ME })));
  expect(asked).toHaveBeenCalledWith({ queryKey: threadKeys.list });
});

it("row 3: a mark from another device takes the thread out of the unread ones, here and in the list", () => {
  const { client, read, inThread } = aBrowser();
  read(created(aReply(4)));
  const thread = { ...standing, seenSeq: 4, unreadCount: 0 };
  read({ name: "thread.changed", data: { eventId: "t", roomId: 1, seq: 4, thread }, isForMe: true });
  expect(inThread()?.thread).toEqual(thread);
  expect(readThreads(client)?.list[0]).toMatchObject({ unreadCount: 0, seenSeq: 4 });
});

it("row 6: what is on its way belongs to the thread that it was written in", () => {
  const { client, inRoom, inThread } = aBrowser();
  const row = { roomId: 1, text: "hi", createdAt: 1, state: "pending" as const };
  editMessages(client, 1, (data) => addPending(data, { ...row, localId: "a", threadRootId: root.id }));
  editMessages(client, 1, (data) => addPending(data, { ...row, localId: "b", threadRootId: 77 }));
  editMessages(client, 1, (data) => addPending(data, { ...row, localId: "c" }));
  const waiting = (data?: RoomMessages) => data?.outgoing.map(({ localId }) => localId);
  expect([waiting(inThread()), waiting(inRoom())]).toEqual([["a"], ["c"]]);
});

it("row 17: a muted thread, and one of a muted room, counts as no unread thread", () => {
  const { client, read } = aBrowser();
  read(created(aReply(4)));
  const threads = readThreads(client);
  if (!threads) throw new Error("the list is gone");
  const muted = { ...threads, list: threads.list.map((thread) => ({ ...thread, muted: true })) };
  expect(countUnreadThreads(muted, [])).toBe(0);
  expect(countUnreadThreads(threads, [{ ...item, muted: true } as WireRoomListItem])).toBe(0);
});
