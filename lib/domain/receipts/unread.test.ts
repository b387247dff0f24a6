import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createBlock } from "@/lib/domain/blocks/create-block";
import { deleteBlock } from "@/lib/domain/blocks/delete-block";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { restoreMessage } from "@/lib/domain/messages/restore-message";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import { markUnread } from "@/lib/domain/receipts/mark-unread";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";

// Row 2 of the fault table: the badge and what is after the cursor never disagree.

const who = fc.nat(1);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom("says", "replies"), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("sees"), who, at: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("marks unread"), who, at: fc.nat(20) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom("deletes", "restores", "hides"), who, at: fc.nat(20) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("blocks", "makes up"), who }) },
);
type Step = { does: string; who: number; at?: number };

async function act(
  people: TestUser[],
  roomId: RoomId,
  { does, who: at, at: seq = 0 }: Step,
): Promise<unknown> {
  const [me, other] = [people[at], people[1 - at]] as [TestUser, TestUser]; // one of the two
  const { actor } = me;
  const post = { roomId, type: "text", body: { text: "x" } };
  if (does === "says") return sendMessage(actor, post);
  if (does === "sees") return markSeen(actor, roomId, seq);
  if (does === "marks unread") return markUnread(actor, roomId, seq + 1);
  if (does === "blocks") return createBlock(actor, other.id);
  if (does === "makes up") {
    const where = { userId: me.id, blockedId: other.id };
    const block = await db().block.findFirst({ where });
    return block && deleteBlock(actor, { blockedId: other.id });
  }
  const found = await db().message.findFirst({ where: { roomId, seq: seq + 1 } });
  if (!found) return;
  const messageId = found.id as MessageId; // a brand is only a name for the compiler
  if (does === "replies") return sendMessage(actor, { ...post, threadRootId: messageId });
  if (does === "hides") return deleteMessage(actor, messageId, "user");
  return does === "deletes" ? deleteMessage(actor, messageId, "all") : restoreMessage(actor, messageId);
}

/** Counts message by message what the subtraction says at once. */
async function check({ id: userId }: TestUser, roomId: RoomId): Promise<void> {
  const where = { roomId_userId: { roomId, userId } };
  const member = await db().member.findUniqueOrThrow({ where, include: { room: true } });
  const cursor = member.unreadFrom === null ? member.seenSeq : member.unreadFrom - 1;
  const blocked = (await db().block.findMany({ where: { userId } })).map(({ blockedId }) => blockedId);
  const hidden = (await db().messageHide.findMany({ where: { userId } })).map(({ messageId }) => messageId);
  const messages = await db().message.findMany({ where: { roomId, deletedAt: null, seq: { gt: cursor } } });
  const waiting = messages.filter(
    ({ id, senderId, type, threadRootId }) =>
      ![userId, ...blocked].includes(senderId) &&
      !hidden.includes(id) &&
      type !== "system" &&
      threadRootId === null,
  );
  expect(member.room.countedTotal - member.readTotal).toBe(waiting.length);
  expect(cursor).toBeLessThanOrEqual(member.seenSeq);
}

test("row 2: the badge is what others said after the cursor and is still there, whatever happens", async () => {
  const shape = fc.array(step, { minLength: 5, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(shape, async (steps) => {
      const people = [await aUser("Ana"), await aUser("Ben")];
      const roomId = await aRoom(people, { type: "private" });
      const seen = new Map<number, number>();
      for (const one of steps) {
        // What a rule refuses has changed nothing.
        await act(people, roomId, one).catch((error: unknown) => {
          if (!(error instanceof Error && error.constructor.name === "DomainError")) throw error;
        });
        for (const person of people) {
          await check(person, roomId);
          const where = { roomId_userId: { roomId, userId: person.id } };
          const { seenSeq } = await db().member.findUniqueOrThrow({ where });
          expect(seenSeq).toBeGreaterThanOrEqual(seen.get(person.id) ?? 0);
          seen.set(person.id, seenSeq);
        }
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
