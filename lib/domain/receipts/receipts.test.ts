import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { listMessagesAfter } from "@/lib/domain/messages/list-messages";
import { sendMessage } from "@/lib/domain/messages/send-message";
import type { Message } from "@/lib/domain/messages/types";
import { countReceipts } from "@/lib/domain/receipts/count-receipts";
import { flagDelivered } from "@/lib/domain/receipts/flag-delivered";
import { listReceipts } from "@/lib/domain/receipts/list-receipts";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import type { Receipt } from "@/lib/domain/receipts/types";
import { joinRoom } from "@/lib/domain/rooms/join-room";
import { leaveRoom } from "@/lib/domain/rooms/leave-room";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";

const who = fc.nat(3);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("says"), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("gets"), who, which: fc.array(fc.nat(40), { maxLength: 8 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("sees"), who, upTo: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom("leaves", "joins"), who: fc.integer({ min: 1, max: 3 }) }),
  },
);
type Step = { does: string; who: number; which?: number[]; upTo?: number };

/** A public room, so that people may come and go by themselves. */
async function aPlace() {
  const people = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo"), await aUser("Dora")];
  return { people, roomId: await aRoom(people, { visibility: "public" }) };
}

async function act(
  people: TestUser[],
  roomId: RoomId,
  { does, who, which = [], upTo }: Step,
): Promise<unknown> {
  const { actor } = people[who] as TestUser; // one of the four
  if (does === "says") return sendMessage(actor, { roomId, type: "text", body: { text: "x" } });
  if (does === "sees") return markSeen(actor, roomId, upTo);
  if (does === "leaves") return leaveRoom(actor, roomId);
  if (does === "joins") return joinRoom(actor, roomId);
  const seqs = which.map((n) => n + 1);
  const found = await db().message.findMany({ where: { roomId, seq: { in: seqs } }, select: { id: true } });
  return flagDelivered(
    actor,
    found.map(({ id }) => id),
  );
}

/** What is known of each receipt and count; what was once so must stay so. */
type Known = { receipts: Map<number, string>; counts: Map<number, { seen: number; delivered: number }> };

async function check(reader: TestUser, roomId: RoomId, known: Known): Promise<void> {
  const { messages } = await listMessagesAfter(reader.actor, roomId, { afterSeq: 0 });
  const counts = await countReceipts(messages);
  for (const [index, message] of messages.entries()) {
    const receipts = await listReceipts(reader.actor, message.id);
    const users = (kind: Receipt["kind"]) =>
      receipts.filter((one) => one.kind === kind).map(({ userId }) => userId);
    const [seen, delivered] = [users("seen"), users("delivered")];
    expect(counts[index]).toEqual({ seenCount: seen.length, deliveredCount: delivered.length });
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(delivered).size).toBe(delivered.length);
    for (const userId of seen) expect(delivered).toContain(userId);
    expect(delivered.length).toBeLessThanOrEqual(message.memberCount);
    remember(message, receipts, known);
    const before = known.counts.get(message.id);
    expect(seen.length).toBeGreaterThanOrEqual(before?.seen ?? 0);
    expect(delivered.length).toBeGreaterThanOrEqual(before?.delivered ?? 0);
    known.counts.set(message.id, { seen: seen.length, delivered: delivered.length });
  }
}

function remember(message: Message, receipts: Receipt[], { receipts: known }: Known): void {
  for (const { id, kind, userId, createdAt } of receipts) {
    const facts = `${message.id} ${kind} ${userId} ${createdAt.toISOString()}`;
    expect(known.get(id) ?? facts).toBe(facts);
    known.set(id, facts);
  }
  const ids = new Set(receipts.map(({ id }) => id));
  for (const [id, facts] of known) if (facts.startsWith(`${message.id} `)) expect(ids).toContain(id);
}

test("counts equal the lists of receipts, which keep their ids and never go back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      async (rounds) => {
        const { people, roomId } = await aPlace();
        const [reader] = people;
        if (!reader) return;
        const known: Known = { receipts: new Map(), counts: new Map() };
        for (const [index, together] of rounds.entries()) {
          // What the rules refuse (saying something in a room one has left) changes nothing.
          await Promise.allSettled(together.map((one) => act(people, roomId, one)));
          if (index % 3 === 2 || index === rounds.length - 1) await check(reader, roomId, known);
        }
      },
    ),
    { numRuns: 10, endOnFailure: true },
  );
});
