import { pool } from "@/lib/db/pool";
import type { RoomId } from "@/lib/domain/ids";
import type { Message } from "@/lib/domain/messages/types";
import { parseRanges, type Range } from "@/lib/domain/receipts/ranges";
import type { ReceiptCounts } from "@/lib/domain/receipts/types";

/** What of a message says who had it. */
export type Countable = Pick<Message, "roomId" | "seq" | "senderId" | "type">;

/** The messages with how many people each reached, and who saw it: see `countReceipts`. */
export async function withReceiptCounts(messages: Message[]): Promise<Message[]> {
  const counts = await countReceipts(messages);
  return messages.map((message, index) => ({ ...message, ...counts[index] }));
}

/**
 * How many people each message reached and who saw it, in the order given. Reads the
 * marks of the rooms once, whatever the number of messages: a message is seen by those
 * whose mark is at or past its seq and who had joined before it, also when they have
 * left since. A person who sends always counts; a system message is nobody's own.
 */
export async function countReceipts(messages: Countable[]): Promise<ReceiptCounts[]> {
  if (messages.length === 0) return [];
  const rooms = new Map<RoomId, RoomMarks>();
  for (const [roomId, rows] of await readMarks(messages)) rooms.set(roomId, toRoomMarks(rows));
  return messages.map((message) => countOne(message, rooms.get(message.roomId) ?? toRoomMarks([])));
}

type Mark = { userId: number; joinSeq: number; seenSeq: number; deliveredSeq: number; scattered: Range[] };

type RoomMarks = {
  joined: number[];
  seen: number[];
  delivered: number[];
  /** Those who have messages beyond their delivered mark. */
  scattered: Mark[];
  /** Of the people who are or were members; with several stays there are several. */
  byUser: Map<number, Mark[]>;
};

function countOne({ seq, senderId, type }: Countable, marks: RoomMarks): ReceiptCounts {
  // Whoever joined at or after the message has marks past it without having had it.
  const late = atLeast(marks.joined, seq);
  const own = type === "system" ? undefined : marks.byUser.get(senderId);
  const addsSeen = own && !own.some((mark) => hasSeen(mark, seq));
  const addsDelivered = own && !own.some((mark) => hasGot(mark, seq));
  const scattered = marks.scattered.filter((mark) => isScattered(mark, seq)).length;
  return {
    seenCount: atLeast(marks.seen, seq) - late + (addsSeen ? 1 : 0),
    deliveredCount: atLeast(marks.delivered, seq) - late + scattered + (addsDelivered ? 1 : 0),
  };
}

function hasSeen(mark: Mark, seq: number): boolean {
  return mark.joinSeq < seq && seq <= mark.seenSeq;
}

function hasGot(mark: Mark, seq: number): boolean {
  return (mark.joinSeq < seq && seq <= mark.deliveredSeq) || isScattered(mark, seq);
}

function isScattered({ scattered }: Mark, seq: number): boolean {
  return scattered.some(({ from, to }) => from < seq && seq <= to);
}

type MarkRow = {
  room_id: RoomId;
  user_id: number;
  join_seq: number;
  seen_seq: number;
  delivered_seq: number;
  scattered: string;
};

/** The marks of people who are or were in the rooms. Of scattered deliveries only those among the messages. */
async function readMarks(messages: Countable[]): Promise<Map<RoomId, MarkRow[]>> {
  const seqs = messages.map(({ seq }) => seq);
  // By hand and named: every page of a room asks this, and Prisma reads no multiranges.
  const { rows } = await pool().query<MarkRow>({
    name: "receipt-marks",
    text: `SELECT m.room_id, m.user_id, m.join_seq, m.seen_seq, m.delivered_seq,
             (m.delivered * int8multirange(int8range($2::int, $3::int, '[]')))::text AS scattered
           FROM (
             SELECT room_id, user_id, join_seq, seen_seq, delivered_seq, delivered FROM member
             WHERE room_id = ANY($1::int[])
             UNION ALL
             SELECT room_id, user_id, join_seq, seen_seq, delivered_seq, delivered FROM former_member
             WHERE room_id = ANY($1::int[])
           ) m JOIN app_user u ON u.id = m.user_id AND NOT u.is_bot`,
    values: [[...new Set(messages.map(({ roomId }) => roomId))], Math.min(...seqs), Math.max(...seqs)],
  });
  return grouped(rows, (row) => row.room_id);
}

function toRoomMarks(rows: MarkRow[]): RoomMarks {
  const marks = rows.map((row) => ({
    userId: row.user_id,
    joinSeq: row.join_seq,
    seenSeq: Math.max(row.seen_seq, row.join_seq),
    deliveredSeq: Math.max(row.delivered_seq, row.join_seq),
    scattered: parseRanges(row.scattered),
  }));
  return {
    joined: sorted(marks.map((mark) => mark.joinSeq)),
    seen: sorted(marks.map((mark) => mark.seenSeq)),
    delivered: sorted(marks.map((mark) => mark.deliveredSeq)),
    scattered: marks.filter(({ scattered }) => scattered.length > 0),
    byUser: grouped(marks, (mark) => mark.userId),
  };
}

function grouped<Key, Item>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function sorted(values: number[]): number[] {
  return values.sort((a, b) => a - b);
}

/** How many of the sorted values are not below the limit. */
function atLeast(values: number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return values.length - low;
}
