import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { messageKeys } from "@/lib/client/keys";
import { fromNewestPage, type RoomMessages } from "@/lib/client/message-pages";
import { noteReceipt, receiptState } from "@/lib/client/receipts";
import { aWireMessage } from "@/lib/testing/wire-messages";

afterEach(() => vi.useRealTimers());

/** A browser of user 9, who has sent messages 1 to 3 to a room of so many people. */
function aBrowser(totalUserCount: number) {
  const client = new QueryClient();
  const mine = { fromUserId: 9, totalUserCount, deliveredCount: 1, seenCount: 1 };
  const list = [3, 2, 1].map((seq) => aWireMessage(seq, mine));
  client.setQueryData(messageKeys.room(1), fromNewestPage({ list, hasMore: false, lastSeq: 3 }));
  const refetch = vi.spyOn(client, "refetchQueries").mockResolvedValue();
  const states = () =>
    client.getQueryData<RoomMessages>(messageKeys.room(1))?.list.map((message) => receiptState(message));
  return { client, refetch, states };
}

it("follows the other one's marks between two people, never backwards", () => {
  vi.useFakeTimers();
  const { client, refetch, states } = aBrowser(2);
  expect(states()).toEqual(["sent", "sent", "sent"]);
  noteReceipt(client, { roomId: 1, userId: 2, deliveredSeq: 3, seenSeq: 1 }, 9);
  expect(states()).toEqual(["seen", "delivered", "delivered"]);
  noteReceipt(client, { roomId: 1, userId: 2, deliveredSeq: 1, seenSeq: 0 }, 9);
  expect(states()).toEqual(["seen", "delivered", "delivered"]);
  vi.runAllTimers();
  expect(refetch).not.toHaveBeenCalled();
});

it("asks for the counts between two where something before has not come, so that the mark stays below", () => {
  vi.useFakeTimers();
  const { client, refetch } = aBrowser(2);
  noteReceipt(client, { roomId: 1, userId: 2, deliveredSeq: 0, seenSeq: 0 }, 9);
  vi.runAllTimers();
  expect(refetch).toHaveBeenCalledTimes(1);
});

it("asks for the counts among more people, once for many marks", () => {
  vi.useFakeTimers();
  const { client, refetch, states } = aBrowser(4);
  for (const userId of [2, 3, 4]) noteReceipt(client, { roomId: 1, userId, deliveredSeq: 3, seenSeq: 3 }, 9);
  expect(states()).toEqual(["sent", "sent", "sent"]);
  vi.runAllTimers();
  expect(refetch).toHaveBeenCalledTimes(1);
});

it("tells nothing in a room where one is alone", () => {
  expect(receiptState(aWireMessage(1, { totalUserCount: 1, seenCount: 1, deliveredCount: 1 }))).toBe("sent");
});
