import { pool } from "@/lib/db/pool";
import type { RoomId } from "@/lib/domain/ids";
import type { Message } from "@/lib/domain/messages/types";

/**
 * Fills in how many people each message reached and who saw it. Reads the room's
 * marks once, whatever the number of messages: a message is seen by those whose
 * mark is at or past its seq and who had joined before it; its sender always counts.
 *
 * @param messages all of one room
 */
export async function withReceiptCounts(roomId: RoomId, messages: Message[]): Promise<Message[]> {
  if (messages.length === 0) return messages;
  const { rows: marks } = await pool().query<Mark>({
    name: "receipt-marks",
    text: `SELECT m.user_id, m.join_seq, m.seen_seq, greatest(m.seen_seq, m.delivered_seq) AS delivered_seq
           FROM member m JOIN app_user u ON u.id = m.user_id AND NOT u.is_bot WHERE m.room_id = $1`,
    values: [roomId],
  });
  const joined = sorted(marks.map((mark) => mark.join_seq));
  const seen = sorted(marks.map((mark) => mark.seen_seq));
  const delivered = sorted(marks.map((mark) => mark.delivered_seq));
  const markOf = new Map(marks.map((mark) => [mark.user_id, mark]));

  return messages.map((message) => {
    const { seq } = message;
    // Whoever joined at or after the message has marks past it without having had it.
    const late = atLeast(joined, seq);
    const own = markOf.get(message.senderId);
    const wasThere = own !== undefined && own.join_seq < seq;
    return {
      ...message,
      seenCount: atLeast(seen, seq) - late + (wasThere && own.seen_seq < seq ? 1 : 0),
      deliveredCount: atLeast(delivered, seq) - late + (wasThere && own.delivered_seq < seq ? 1 : 0),
    };
  });
}

type Mark = { user_id: number; join_seq: number; seen_seq: number; delivered_seq: number };

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
