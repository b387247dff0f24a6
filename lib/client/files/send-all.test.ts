import { expect, it } from "vitest";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { sendAll } from "@/lib/client/files/send-all";
import type { Outgoing } from "@/lib/client/message-pages";
import { OutgoingQueue } from "@/lib/client/outgoing";

const quote = { id: 3, fromUserId: 2, type: "text", text: "Which?" };
const aFile = (name: string): OutgoingFile => {
  return { kind: "file", name, mimeType: "text/plain", blob: new Blob(["x"]), measures: null };
};

/** What stands on the screen after sending, in order. */
function shownAfter(text: string, files: OutgoingFile[]): Outgoing[] {
  const shown: Outgoing[] = [];
  const queue = new OutgoingQueue({
    userId: 1,
    post: () => new Promise(() => {}),
    view: { add: (row) => void shown.push(row), settle: () => {}, discard: () => {} },
    store: { list: async () => [], put: async () => {}, remove: async () => {} },
  });
  sendAll(queue, 7, { text, files }, { replyTo: quote, threadRootId: 5 });
  return shown;
}

const facts = (rows: Outgoing[]) => rows.map(({ file, text, replyTo }) => [file?.name ?? text, replyTo?.id]);

it("sends files first and the words last, which answer for all of them", () => {
  const shown = shownAfter("both", [aFile("a"), aFile("b")]);
  expect(facts(shown)).toEqual([
    ["a", undefined],
    ["b", undefined],
    ["both", 3],
  ]);
  expect(shown.every(({ threadRootId, roomId }) => threadRootId === 5 && roomId === 7)).toBe(true);
  // What comes back from a reload is put in order by these.
  expect(new Set(shown.map(({ createdAt }) => createdAt)).size).toBe(3);
});

it("lets the first file answer where there are no words", () => {
  expect(facts(shownAfter("  ", [aFile("a"), aFile("b")]))).toEqual([
    ["a", 3],
    ["b", undefined],
  ]);
});
