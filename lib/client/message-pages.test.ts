import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMessage,
  addPending,
  announceSeq,
  discard,
  fromAround,
  fromNewestPage,
  hasHole,
  join,
  mergeEarlier,
  mergeLater,
  mergeMissed,
  mergeNewest,
  type Outgoing,
  patchMessage,
  settle,
} from "@/lib/client/message-pages";
import { aWireMessage, aWirePage } from "@/lib/testing/wire-messages";

const row: Outgoing = { localId: "mine", roomId: 1, text: "Hi", createdAt: 5, state: "pending" };
const seqs = (data: { list: { seq: number }[] }) => data.list.map(({ seq }) => seq);

describe("pages", () => {
  it("keeps the newest page oldest first, and knows where it begins", () => {
    const data = fromNewestPage(aWirePage(9, 5));
    expect(seqs(data)).toEqual([5, 6, 7, 8, 9]);
    expect(data).toMatchObject({ oldestSeq: 5, lastSeq: 9, hasEarlier: true });
  });

  it("goes upward by the oldest seq until the beginning", () => {
    const data = mergeEarlier(fromNewestPage(aWirePage(9, 5)), aWirePage(4, 1));
    expect(seqs(data)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(data).toMatchObject({ oldestSeq: 1, hasEarlier: false });
  });

  it("pages on past a page that holds nothing but replies in threads", () => {
    const page = aWirePage(4, 1, { hasMore: true });
    const replies = { ...page, list: page.list.map((message) => ({ ...message, threadRootId: 1 })) };
    const data = mergeEarlier(fromNewestPage(aWirePage(9, 5)), replies);
    expect(seqs(data)).toEqual([5, 6, 7, 8, 9]);
    expect(data).toMatchObject({ oldestSeq: 1, hasEarlier: true });
  });

  it("shows a reply in a thread only where it was also sent to the room", () => {
    const data = fromNewestPage(aWirePage(2, 1));
    expect(addMessage(data, aWireMessage(3, { threadRootId: 1001 })).list).toHaveLength(2);
    expect(addMessage(data, aWireMessage(3, { threadRootId: 1001 })).lastSeq).toBe(3);
    expect(seqs(addMessage(data, aWireMessage(3, { threadRootId: 1001, alsoInRoom: true })))).toEqual([
      1, 2, 3,
    ]);
  });

  it("takes over edits from the newest page, and leaves a hole open where it does not reach", () => {
    const before = fromNewestPage(aWirePage(9, 5));
    const edited = aWireMessage(9, { body: { text: "edited" }, modifiedAt: 9e12 });
    const near = mergeNewest(before, { ...aWirePage(9, 5), list: [edited, ...aWirePage(8, 5).list] });
    expect(near.list.at(-1)?.body.text).toBe("edited");
    const far = mergeNewest(before, aWirePage(80, 31));
    expect(far).toMatchObject({ lastSeq: 9, announcedSeq: 80 });
    expect(hasHole(far)).toBe(true);
  });
});

describe("live messages", () => {
  const data = fromNewestPage(aWirePage(3, 1));

  it("appends the next one", () => {
    const next = addMessage(data, aWireMessage(4));
    expect(seqs(next)).toEqual([1, 2, 3, 4]);
    expect(hasHole(next)).toBe(false);
  });

  it("row 9: shows one from beyond a hole, and the hole is filled by what was missed", () => {
    const holed = addMessage(data, aWireMessage(6));
    expect(hasHole(holed)).toBe(true);
    const filled = mergeMissed(holed, {
      list: [aWireMessage(4), aWireMessage(5), aWireMessage(6)],
      hasMore: false,
      lastSeq: 6,
    });
    expect(seqs(filled)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(hasHole(filled)).toBe(false);
  });

  it("remembers that something came whose content did not", () => {
    expect(hasHole(announceSeq(data, 4))).toBe(true);
  });

  it("never lets an older version replace a newer one", () => {
    const edited = patchMessage(data, aWireMessage(2, { body: { text: "second" }, modifiedAt: 9e12 }));
    expect(patchMessage(edited, aWireMessage(2))).toBe(edited);
  });

  it("keeps the receipts that a page has counted when an event counts none", () => {
    const counted = fromNewestPage({ list: [aWireMessage(1, { seenCount: 2 })], hasMore: false, lastSeq: 1 });
    expect(patchMessage(counted, aWireMessage(1))).toBe(counted);
  });

  it("leaves alone what is not loaded", () => {
    expect(patchMessage(data, aWireMessage(40))).toBe(data);
  });

  it("gives the same object back when nothing changed", () => {
    expect(addMessage(data, aWireMessage(3))).toBe(data);
    expect(mergeMissed(data, { list: [], hasMore: false, lastSeq: 3 })).toBe(data);
    expect(mergeNewest(data, aWirePage(3, 1))).toBe(data);
    expect(announceSeq(data, 2)).toBe(data);
    expect(discard(data, "unknown")).toBe(data);
  });
});

describe("messages on their way", () => {
  const data = addPending(fromNewestPage(aWirePage(3, 1)), row);

  it("settles the pending row by its localId, from the answer and from the event alike", () => {
    const stored = aWireMessage(4, { localId: "mine" });
    const answered = settle(data, stored);
    expect(answered.outgoing).toEqual([]);
    expect(seqs(answered)).toEqual([1, 2, 3, 4]);
    expect(settle(answered, stored)).toBe(answered);
  });

  it("does not add a row that has been stored already", () => {
    const stored = settle(data, aWireMessage(4, { localId: "mine" }));
    expect(addPending(stored, row)).toBe(stored);
  });

  it("shows a row in its new state instead of a second time", () => {
    const failed = addPending(data, { ...row, state: "failed", reason: "No" });
    expect(failed.outgoing).toEqual([{ ...row, state: "failed", reason: "No" }]);
    expect(discard(failed, "mine").outgoing).toEqual([]);
  });
});

it("ends up the same whatever the order and number of arrivals", () => {
  const truth = fromNewestPage(aWirePage(12, 1));
  const arrivals = Array.from({ length: 9 }, (_, index) => aWireMessage(index + 4));
  fc.assert(
    fc.property(fc.shuffledSubarray([...arrivals, ...arrivals], { minLength: 1 }), (shuffled) => {
      let data = fromNewestPage(aWirePage(3, 1));
      for (const message of shuffled) data = addMessage(data, message);
      data = announceSeq(data, 12);
      if (hasHole(data)) {
        const list = arrivals.filter(({ seq }) => seq > data.lastSeq);
        data = mergeMissed(data, { list, hasMore: false, lastSeq: 12 });
      }
      expect(data).toEqual(truth);
    }),
  );
});

describe("a stretch of the past", () => {
  const oldestFirst = (from: number, to: number, hasMore = true) => {
    const page = aWirePage(to, from, { hasMore });
    return { ...page, list: page.list.reverse(), lastSeq: 100 };
  };
  const around = (from: number, to: number) =>
    fromAround({ ...oldestFirst(from, to), hasEarlier: from > 1, targetSeq: from });
  const room = fromNewestPage({ ...aWirePage(100, 51), hasMore: true });

  it("pages both ways, and keeps out what is said at the room's end", () => {
    const stretch = around(20, 29);
    expect(addMessage(stretch, aWireMessage(101))).toBe(stretch);
    expect(addPending(stretch, row)).toBe(stretch);
    expect(hasHole(announceSeq(stretch, 101))).toBe(false);
    const longer = mergeLater(
      mergeEarlier(stretch, aWirePage(19, 15, { hasMore: true })),
      oldestFirst(30, 34),
    );
    expect(seqs(longer)).toEqual(Array.from({ length: 20 }, (_, n) => 15 + n));
    expect(longer).toMatchObject({ oldestSeq: 15, lastSeq: 34, hasEarlier: true, hasLater: true });
  });

  it("shows edits, and replies to what is in it", () => {
    const stretch = around(20, 29);
    const edited = { ...aWireMessage(25), body: { text: "better" }, modifiedAt: Date.now() };
    expect(patchMessage(stretch, edited).list[5]?.body.text).toBe("better");
    const root = stretch.list[3];
    const reply = { ...aWireMessage(101), threadRootId: root?.id, createdAt: Date.now() };
    expect(addMessage(stretch, reply).list[3]?.replyCount).toBe(1);
  });

  it("becomes part of the room where nothing lies between, and not before", () => {
    expect(join(room, around(20, 29))).toBeNull();
    const joined = join(room, around(40, 50));
    expect(joined && seqs(joined)).toEqual(Array.from({ length: 61 }, (_, n) => 40 + n));
    expect(joined).toMatchObject({ oldestSeq: 40, lastSeq: 100, hasEarlier: true });
    expect(joined?.hasLater).toBeUndefined();
    expect(join(room, around(60, 70))?.oldestSeq).toBe(51);
  });
});

describe("the card of a link", () => {
  const text = "https://t.example";
  const thumbnailData = { title: "Tea", url: text };
  const withBody = (body: object, counts: object = {}) =>
    aWireMessage(3, { body: { text, ...body }, ...counts });
  const stages = [{}, { thumbnailData }, { thumbnailData: null, previewRemoved: true }];

  it("comes and goes though the message's times stay, and what is known of its readers too", () => {
    let data = addMessage(fromNewestPage(aWirePage(2, 1)), withBody({}, { seenCount: 2 }));
    for (const stage of stages) {
      data = patchMessage(data, withBody(stage));
      expect(data.list.at(-1)).toMatchObject({ body: { text, ...stage }, seenCount: 2 });
    }
  });

  it("is not brought back by an answer that was on its way meanwhile", () => {
    const data = addMessage(fromNewestPage(aWirePage(2, 1)), withBody({ ...stages[2] }));
    const late = patchMessage(data, withBody({ ...stages[1] }, { seenCount: 3 }));
    expect(late.list.at(-1)).toMatchObject({ body: { thumbnailData: null }, seenCount: 3 });
  });
});
