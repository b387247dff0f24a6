import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { MessageId } from "@/lib/domain/ids";
import {
  LONGEST_RUN,
  messageOfOwnReceipt,
  ownReceiptId,
  takeRecordIds,
} from "@/lib/domain/receipts/record-ids";

test("runs never overlap, however many are taken at once", async () => {
  const lengths = Array.from({ length: 200 }, (_, n) => (n % 7 === 0 ? LONGEST_RUN : 1 + ((n * 37) % 500)));
  const firsts = await Promise.all(lengths.map((length) => takeRecordIds(db(), length)));
  const ids = firsts.flatMap((first, index) =>
    Array.from({ length: lengths[index] ?? 0 }, (_, n) => first + 2 * n),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id > 0 && id % 2 === 0)).toBe(true);
});

test("the last block of the sequence still has ids of 32 bits, and then there are no more", async () => {
  await db().$queryRaw`SELECT setval('record_block_seq', 262142)`;
  const first = await takeRecordIds(db(), LONGEST_RUN);
  expect(first + 2 * (LONGEST_RUN - 1)).toBeLessThanOrEqual(2 ** 31 - 1);
  await expect(takeRecordIds(db(), LONGEST_RUN)).rejects.toThrow(/nextval/);
});

test("a sender's own have ids that no run has, and lead back to the message", () => {
  const lastMessage = 2 ** 29 - 1;
  for (const messageId of [1, 2, 77, lastMessage] as MessageId[]) {
    for (const kind of ["delivered", "seen"] as const) {
      const id = ownReceiptId(messageId, kind);
      expect(id % 2).toBe(1);
      expect(id).toBeLessThanOrEqual(2 ** 31 - 1);
      expect(messageOfOwnReceipt(id)).toBe(messageId);
    }
  }
  expect(messageOfOwnReceipt(8)).toBeNull();
});
