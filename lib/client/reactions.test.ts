import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { createEventReader } from "@/lib/client/apply-event";
import { messageKeys } from "@/lib/client/keys";
import { fromNewestPage, patchMessage, type RoomMessages } from "@/lib/client/message-pages";
import { editMessages } from "@/lib/client/queries/messages";
import { toggleReaction } from "@/lib/client/reactions";
import { aReaction, aWireMessage, aWirePage } from "@/lib/testing/wire-messages";

afterEach(() => vi.unstubAllGlobals());

/** A browser of user 9 with one message, and a server that answers as it is told. */
function aBrowser(answer: (method: string) => object | number) {
  const client = new QueryClient();
  client.setQueryData(messageKeys.room(1), fromNewestPage(aWirePage(1, 1)));
  const asked = vi.fn(async (_url: string, { method }: { method: string }) => {
    const data = answer(method);
    if (typeof data === "number") return new Response("no", { status: data });
    return Response.json({ status: "success", data: { messageRecord: data } });
  });
  vi.stubGlobal("fetch", asked);
  const message = () => {
    const [first] = client.getQueryData<RoomMessages>(messageKeys.room(1))?.list ?? [];
    if (!first) throw new Error("the message is gone");
    return first;
  };
  const shown = () =>
    message()
      .messageRecords?.filter(({ isDeleted }) => !isDeleted)
      .map(({ reaction }) => reaction);
  return {
    client,
    message,
    shown,
    asked,
    press: (emoji: string) => toggleReaction(client, message(), emoji, 9),
  };
}

it("shows a reaction at once, and takes it back by the id that the server gave it", async () => {
  const stored = (method: string) =>
    aReaction(9, "👍", { id: 77, isDeleted: method === "DELETE", modifiedAt: method === "DELETE" ? 6 : 5 });
  const { press, shown, asked } = aBrowser(stored);
  const first = press("👍");
  expect(shown()).toEqual(["👍"]);
  const second = press("👍"); // before the first is answered
  expect(shown()).toEqual([]);
  await Promise.all([first, second]);
  expect(shown()).toEqual([]);
  expect(asked.mock.calls.map(([url]) => url)).toEqual([
    "/api/messenger/message-records",
    "/api/messenger/message-records/77",
  ]);
});

it("brings back what was there when the server refuses", async () => {
  const { client, press, shown } = aBrowser(() => 403);
  editMessages(client, 1, (data) =>
    patchMessage(data, aWireMessage(1, { modifiedAt: 9e12, messageRecords: [aReaction(9, "🙏")] })),
  );
  await expect(press("👍")).rejects.toMatchObject({ status: 403 });
  expect(shown()).toEqual(["🙏"]);
});

it("hears of others' reactions, which an edit of the message does not wipe away", () => {
  const { client, shown } = aBrowser(() => 500);
  const read = createEventReader({ client, myId: 9 });
  const messageRecord = aReaction(2, "😂");
  read({
    name: "reaction.changed",
    data: { eventId: "r", roomId: 1, seq: 1, messageRecord, messageId: messageRecord.messageId },
    isForMe: false,
  });
  expect(shown()).toEqual(["😂"]);
  const message = aWireMessage(1, { body: { text: "edited" }, modifiedAt: 9e12 });
  read({ name: "message.updated", data: { eventId: "e", roomId: 1, seq: 1, message }, isForMe: false });
  expect(shown()).toEqual(["😂"]);
});
