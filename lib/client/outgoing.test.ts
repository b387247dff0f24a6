import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/client/api";
import type { Outgoing } from "@/lib/client/message-pages";
import { OutgoingQueue, type Sending } from "@/lib/client/outgoing";
import type { OutgoingStore, StoredOutgoing } from "@/lib/client/outgoing-store";
import { aWireMessage } from "@/lib/testing/wire-messages";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const OFFLINE = new ApiError(0, "offline");

/** A queue, what it has asked the server for, and what the screen shows. */
function aQueue(
  post: (row: Outgoing, attempt: number, sending: Sending) => Promise<void>,
  stored: StoredOutgoing[] = [],
) {
  const kept = new Map(stored.map((row) => [row.localId, row]));
  const store: OutgoingStore = {
    list: async (userId) => [...kept.values()].filter((row) => row.userId === userId),
    put: async (row) => void kept.set(row.localId, row),
    remove: async (localId) => void kept.delete(localId),
  };
  const shown = new Map<string, string>();
  const asked: string[] = [];
  const queue = new OutgoingQueue({
    userId: 9,
    store,
    post: async (row, sending) => {
      asked.push(row.text);
      await post(row, asked.length, sending);
      return aWireMessage(asked.length, { localId: row.localId });
    },
    view: {
      add: (row) => void shown.set(row.localId, row.state),
      settle: (message) => void shown.delete(message.localId ?? ""),
      discard: (row) => void shown.delete(row.localId),
    },
  });
  return { queue, asked, shown, kept };
}

describe("sending", () => {
  it("goes in order within a room, one after the other", async () => {
    const { queue, asked, shown, kept } = aQueue(async () => {});
    queue.send(1, "first");
    queue.send(1, "second");
    expect(asked).toEqual(["first"]);
    await vi.runAllTimersAsync();
    expect(asked).toEqual(["first", "second"]);
    expect([shown.size, kept.size]).toEqual([0, 0]);
  });

  it("row 7: is tried again after 1, 2, 4 … at most 30 seconds with the same localId", async () => {
    const ids = new Set<string>();
    const times: number[] = [];
    const { queue, shown } = aQueue(async (row, attempt) => {
      ids.add(row.localId);
      times.push(Date.now());
      if (attempt < 9) throw OFFLINE;
    });
    const { localId } = queue.send(1, "Hi");
    await vi.advanceTimersByTimeAsync(0);
    expect(shown.get(localId)).toBe("waiting");
    await vi.runAllTimersAsync();
    const waits = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1_000);
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    expect(ids.size).toBe(1);
    expect(shown.size).toBe(0);
  });

  it("goes at once when the browser is online again, and later ones wait behind it", async () => {
    let isOffline = true;
    const { queue, asked } = aQueue(async () => {
      if (isOffline) throw OFFLINE;
    });
    queue.send(1, "first");
    queue.send(1, "second");
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(["first"]);
    isOffline = false;
    queue.hurryAll();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(["first", "first", "second"]);
  });
});

describe("a refused message", () => {
  const refuse = async (row: Outgoing, attempt: number) => {
    if (row.text === "bad" && attempt === 1) throw new ApiError(400, "Text is over the limit");
  };

  it("row 8: stays with its reason, does not hold up the next, and is sent again by hand", async () => {
    const { queue, asked, shown, kept } = aQueue(refuse);
    const row = queue.send(1, "bad");
    queue.send(1, "good");
    await vi.runAllTimersAsync();
    expect(shown.get(row.localId)).toBe("failed");
    expect(kept.get(row.localId)).toMatchObject({ state: "failed", reason: "Text is over the limit" });
    queue.retry(row);
    await vi.runAllTimersAsync();
    expect(asked).toEqual(["bad", "good", "bad"]);
    expect([shown.size, kept.size]).toEqual([0, 0]);
  });

  it("row 8: can be discarded", async () => {
    const { queue, shown, kept } = aQueue(refuse);
    const row = queue.send(1, "bad");
    await vi.runAllTimersAsync();
    queue.discard(row);
    expect([shown.size, kept.size]).toEqual([0, 0]);
  });
});

it("takes up after a reload what was on its way, its own person's alone", async () => {
  const left = (localId: string, userId: number): StoredOutgoing => {
    return { localId, userId, roomId: 1, text: localId, createdAt: 1, state: "pending" };
  };
  const { queue, asked } = aQueue(async () => {}, [left("mine", 9), left("another's", 8)]);
  await queue.restore();
  await vi.runAllTimersAsync();
  expect(asked).toEqual(["mine"]);
});

it("shows what is on its way once its room is loaded", async () => {
  const { queue, shown } = aQueue(async () => {
    throw OFFLINE;
  });
  const { localId } = queue.send(4, "Hi");
  await vi.advanceTimersByTimeAsync(0);
  shown.clear();
  queue.show(3);
  expect(shown.size).toBe(0);
  queue.show(4);
  expect(shown.get(localId)).toBe("waiting");
});

describe("a file", () => {
  const aFile = (name: string) => ({
    ...{ kind: "file" as const, name, mimeType: "text/plain", blob: new Blob(["x"]) },
    measures: { width: 0, height: 0, duration: 0 },
  });
  /** What was sent in which order: a file's name, or a text. */
  function aQueueOfAll(post: Parameters<typeof aQueue>[0]) {
    const sent: string[] = [];
    const queue = aQueue(async (row, attempt, sending) => {
      await post(row, attempt, sending);
      sent.push(row.file?.name ?? row.text);
    });
    return { ...queue, sent };
  }

  it("comes before what is said after it, however long it takes, and also after it was cut off", async () => {
    const { queue, sent } = aQueueOfAll(async (row, attempt) => {
      if (row.file?.name === "slow.txt") await new Promise((resolve) => setTimeout(resolve, 60_000));
      if (row.file?.name === "slow.txt" && attempt < 3) throw OFFLINE;
    });
    queue.sendFile(1, aFile("slow.txt"));
    queue.sendFile(1, aFile("quick.txt"));
    queue.send(1, "both of them");
    queue.send(2, "another room");
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["another room", "slow.txt", "quick.txt", "both of them"]);
  });

  it("that is discarded on its way is stopped, and what follows goes on", async () => {
    const { queue, sent, shown, kept } = aQueueOfAll(async (row, _, { signal }) => {
      if (!row.file) return;
      await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    const row = queue.sendFile(1, aFile("big.iso"));
    queue.send(1, "never mind");
    await vi.advanceTimersByTimeAsync(0);
    queue.discard(row);
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["never mind"]);
    expect([shown.size, kept.size]).toEqual([0, 0]);
  });

  it("shows again that it is on its way when it is tried again by itself", async () => {
    const states: string[] = [];
    const { queue, shown } = aQueue(async (row, attempt) => {
      states.push(shown.get(row.localId) ?? "");
      if (attempt < 3) throw OFFLINE;
    });
    queue.sendFile(1, aFile("a.txt"));
    await vi.runAllTimersAsync();
    expect(states).toEqual(["pending", "pending", "pending"]);
  });

  it("goes on with what was found out about it before it failed", async () => {
    const ids: Array<number | undefined> = [];
    const { queue } = aQueue(async (row, attempt, { update }) => {
      ids.push(row.file?.fileId);
      if (row.file) update({ ...row, file: { ...row.file, fileId: 5 } });
      if (attempt === 1) throw OFFLINE;
      if (attempt === 2) throw new ApiError(507, "Disk full");
    });
    const row = queue.sendFile(1, aFile("a.txt"));
    await vi.runAllTimersAsync();
    queue.retry({ ...row, file: { ...aFile("a.txt"), fileId: 5 } });
    await vi.runAllTimersAsync();
    expect(ids).toEqual([undefined, 5, 5]);
  });
});
