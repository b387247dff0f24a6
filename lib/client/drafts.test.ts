import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  type Draft,
  listDrafts,
  mergeDraft,
  noteDraftKept,
  readDraft,
  subscribeToDrafts,
  takeRemoteDraft,
  writeDraft,
} from "@/lib/client/drafts";

const kept = (text: string, at: number): Draft => ({ text, at, isDirty: false, editedAt: at });
const place = { userId: 1, roomId: 5 };
const remote = (text: string, modifiedAt: number) => ({ roomId: 5, threadRootId: null, text, modifiedAt });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", aStorage());
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("takes the newest by the server's clock, and nothing over what the server has not heard of", () => {
  expect(mergeDraft(null, remote("there", 5))).toMatchObject({ text: "there", at: 5, isDirty: false });
  const old = kept("here", 3);
  expect(mergeDraft(old, remote("there", 5))?.text).toBe("there");
  expect(mergeDraft(old, remote("", 5))).toBeNull();
  expect(mergeDraft(old, remote("late news", 3))).toBe(old);
  const typed = { ...old, isDirty: true };
  expect(mergeDraft(typed, remote("there", 5))).toBe(typed);
});

it("row 5: keeps what is typed, and knows when the server has it", () => {
  writeDraft(place, "Dear");
  writeDraft({ ...place, threadRootId: 9 }, "In a thread");
  expect(readDraft(place)).toBe("Dear");
  noteDraftKept(place, "De", 10);
  expect(listDrafts(1).find(({ threadRootId }) => threadRootId === undefined)).toMatchObject({
    at: 10,
    isDirty: true,
  });
  noteDraftKept(place, "Dear", 11);
  expect(listDrafts(1).map(({ threadRootId, isDirty }) => [threadRootId, isDirty])).toEqual([
    [undefined, false],
    [9, true],
  ]);
  expect(listDrafts(2)).toEqual([]);
});

it("remembers to tell the server of a draft that was sent, and forgets one it never had", () => {
  writeDraft(place, "Quick");
  writeDraft(place, "");
  expect(listDrafts(1)).toEqual([]);

  writeDraft(place, "Slow");
  noteDraftKept(place, "Slow", 20);
  writeDraft(place, "");
  expect(listDrafts(1)).toMatchObject([{ text: "", isDirty: true }]);
  noteDraftKept(place, "", 21);
  expect(listDrafts(1)).toEqual([]);
});

it("does not come back when it is sent while it is on its way to the server", () => {
  const sent = { ...place, roomId: 6 };
  writeDraft(sent, "Gone");
  writeDraft(sent, "");
  noteDraftKept(sent, "Gone", 30);
  expect(listDrafts(1)).toMatchObject([{ roomId: 6, text: "", at: 30, isDirty: true }]);
  noteDraftKept(sent, "", 31);
  vi.advanceTimersByTime(5_000);
  takeRemoteDraft(1, { ...remote("Gone", 30), roomId: 6 });
  expect(listDrafts(1)).toEqual([]);
});

it("waits with another device's words until the hand is off", () => {
  const heard = vi.fn();
  const stop = subscribeToDrafts(heard);
  writeDraft(place, "Mine");
  noteDraftKept(place, "Mine", 50);
  takeRemoteDraft(1, remote("Theirs", 52));
  expect(readDraft(place)).toBe("Mine");
  vi.advanceTimersByTime(3_000);
  expect(readDraft(place)).toBe("Theirs");
  expect(heard).toHaveBeenLastCalledWith("hearth.draft.1.5", false);
  stop();
});

/** As a browser has it. */
function aStorage(): Storage {
  const items = new Map<string, string>();
  const methods = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  // Its names are its keys, as `Object.keys` sees them.
  return new Proxy(methods, {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as unknown as Storage; // only what is used here
}
