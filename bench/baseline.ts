import { keyOf, ROOMS } from "./data";

/** One post as one statement and nothing else: no HTTP, no checks, one row. */
export const BASELINE = `\\set room random(1, ${ROOMS})
WITH key AS (
  SELECT id, room_id, user_id FROM api_key WHERE key_hash = sha256(('${keyOf(0).slice(0, -1)}' || :room)::bytea)
),
bumped AS (
  UPDATE room SET last_seq = last_seq + 1, counted_total = counted_total + 1, last_message_at = now()
  FROM key WHERE room.id = key.room_id
  RETURNING room.id, room.last_seq, room.people_count, key.id AS key_id, key.user_id
),
stored AS (
  INSERT INTO message (room_id, seq, sender_id, local_id, type, body, member_count, source, api_key_id)
  SELECT id, last_seq, user_id, gen_random_uuid()::text, 'text', '{"text": "Build 1 has finished"}',
    people_count, 'messaging', key_id
  FROM bumped
  RETURNING id, room_id, seq, created_at
),
announced AS (
  INSERT INTO outbox (type, room_id, payload)
  SELECT 'message.created', room_id, jsonb_build_object(
    'type', 'message.created', 'roomId', room_id, 'messageId', id, 'seq', seq) FROM stored
  RETURNING id
)
SELECT stored.*, announced.id AS event_id FROM stored, announced;
`;
