import type { Db } from "@/lib/db/client";
import type { MessageId } from "@/lib/domain/ids";
import { singleton } from "@/lib/singleton";

// The API gives every "message record" (a receipt for one message, a reaction) an id of
// 32 bits, unique among all of them. Receipts are not rows, so their ids are computed:
//
//   odd ids   a sender's own receipts, which come to be with the message:
//             4 × message id + 1 (delivered), + 3 (seen). 32 bits hold them for the
//             first 536 million messages.
//   even ids  all others and reactions, 1,073 million of them: each advance of a mark
//             takes a run of ids, two apart, one for each seq that it covers.
//
// The runs are cut from blocks that this process draws from a sequence. So a run is
// whole, costs a round trip only now and then, and locks nothing until a commit.

/** The longest run that can be taken at once. */
export const LONGEST_RUN = 4_096;

type Run = { next: number; end: number };

/**
 * Takes `count` ids, `first`, `first + 2` … They are unused if the transaction fails.
 *
 * @param count  1 to `LONGEST_RUN`
 * @returns the first of them
 */
export async function takeRecordIds(db: Db, count: number): Promise<number> {
  const free = singleton<Run[]>("record-ids", () => []);
  const fits = (run: Run) => run.end - run.next >= 2 * count;
  let run = free.find(fits);
  if (!run) {
    run = await drawBlock(db);
    free.push(run);
  }
  const first = run.next;
  run.next += 2 * count;
  if (run.next >= run.end) free.splice(free.indexOf(run), 1);
  return first;
}

/** The id of a sender's own receipt. */
export function ownReceiptId(messageId: MessageId, kind: "seen" | "delivered"): number {
  return 4 * messageId + (kind === "delivered" ? 1 : 3);
}

/** SQL of the same, for columns of these names. */
export const OWN_RECEIPT_ID = (messageId: string, kind: string) =>
  `(4::bigint * ${messageId} + CASE ${kind} WHEN 'delivered' THEN 1 ELSE 3 END)::float8`;

/** The message that a sender's own receipt is of; null for every other id. */
export function messageOfOwnReceipt(id: number): MessageId | null {
  return id % 2 === 1 ? (Math.floor(id / 4) as MessageId) : null; // a brand is only a name
}

async function drawBlock(db: Db): Promise<Run> {
  const [drawn] = await db.$queryRaw<Array<{ block: number }>>`
    SELECT nextval('record_block_seq')::int AS block`;
  if (!drawn) throw new Error("no block of record ids");
  const next = 2 + 2 * LONGEST_RUN * (drawn.block - 1);
  return { next, end: next + 2 * LONGEST_RUN };
}
