import { pool } from "@/lib/db/pool";
import type { CommittedEvent } from "@/lib/domain/events";

/**
 * Notes for every webhook of their rooms that these messages are to be delivered:
 * messages of people and of keys, new and forwarded, but no system messages. Events
 * that come again change nothing.
 *
 * @returns how many deliveries came to be
 * @see contract: messenger API 5.1; all webhooks of a room, as Hearth's choices say
 */
export async function createDeliveries(events: CommittedEvent[]): Promise<number> {
  const created = events.flatMap(({ id, event }) =>
    event.type === "message.created" ? { id, ...event } : [],
  );
  if (created.length === 0) return 0;
  const { rowCount } = await pool().query({
    name: "create-deliveries",
    text: `INSERT INTO webhook_delivery (webhook_id, event_id, message_id, next_attempt_at)
           SELECT w.id, e.event_id, e.message_id, now()
           FROM unnest($1::text[], $2::int[], $3::int[]) WITH ORDINALITY AS e (event_id, room_id, message_id, ord)
           JOIN webhook w ON w.room_id = e.room_id AND w.disabled_at IS NULL
           JOIN message m ON m.id = e.message_id AND m.type <> 'system'
           ORDER BY e.ord, w.id
           ON CONFLICT (webhook_id, event_id) DO NOTHING`,
    values: [
      created.map(({ id }) => id),
      created.map(({ roomId }) => roomId),
      created.map(({ messageId }) => messageId),
    ],
  });
  return rowCount ?? 0;
}
