import type pg from "pg";

export const ROOMS = 200;

/** Key i opens room i; pgbench makes the same text from its room's number. */
export const keyOf = (room: number) => `bench-key-${room}`;
export const tokenOf = (user: number) => `bench-token-${user}`;

/** 200 rooms, each with one person and a key; room i has the key `keyOf(i)`. */
export async function makeRooms(db: pg.Pool): Promise<void> {
  await db.query(`
    INSERT INTO app_user (id, display_name, verified, is_bot)
    SELECT i, 'Person ' || i, true, false FROM generate_series(1, ${ROOMS}) i
    UNION ALL SELECT ${ROOMS} + i, 'Bot ' || i, true, true FROM generate_series(1, ${ROOMS}) i;
    INSERT INTO device (user_id, device_id, token_hash)
    SELECT i, 'device-' || i, sha256(('${tokenOf(0).slice(0, -1)}' || i)::bytea) FROM generate_series(1, ${ROOMS}) i;
    INSERT INTO room (id, name, type, created_by_id, people_count)
    SELECT i, 'Room ' || i, 'group', i, 1 FROM generate_series(1, ${ROOMS}) i;
    INSERT INTO member (room_id, user_id, is_admin)
    SELECT i, i, true FROM generate_series(1, ${ROOMS}) i
    UNION ALL SELECT i, ${ROOMS} + i, false FROM generate_series(1, ${ROOMS}) i;
    INSERT INTO api_key (room_id, user_id, key_hash, key_cipher, created_by_id)
    SELECT i, ${ROOMS} + i, sha256(('${keyOf(0).slice(0, -1)}' || i)::bytea), '\\x00', i
    FROM generate_series(1, ${ROOMS}) i;
    SELECT setval('app_user_id_seq', ${2 * ROOMS}), setval('room_id_seq', ${ROOMS})`);
  await db.query("VACUUM ANALYZE app_user, device, room, member, api_key, message, outbox");
}

/** Another room with `people` members and its own key. @returns its id */
export async function makeBusyRoom(db: pg.Pool, people: number): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    "INSERT INTO room (name, type, people_count) VALUES ('Busy', 'group', $1) RETURNING id",
    [people],
  );
  const id = rows[0]?.id ?? 0;
  await db.query(`
    INSERT INTO member (room_id, user_id) SELECT ${id}, i FROM generate_series(1, ${people}) i;
    INSERT INTO app_user (id, display_name, verified, is_bot) VALUES (nextval('app_user_id_seq'), 'Bot', true, true);
    INSERT INTO member (room_id, user_id) VALUES (${id}, currval('app_user_id_seq'));
    INSERT INTO api_key (room_id, user_id, key_hash, key_cipher, created_by_id)
    VALUES (${id}, currval('app_user_id_seq'), sha256('${keyOf(id)}'::bytea), '\\x00', 1)`);
  return id;
}

/** Fills a room with messages that its members wrote long ago: the search has them already. */
export async function fillRoom(db: pg.Pool, roomId: number, messages: number): Promise<void> {
  await db.query(`
    INSERT INTO message (room_id, seq, sender_id, local_id, type, body, member_count, created_at, modified_at)
    SELECT ${roomId}, i, 1 + i % 10, 'old-' || i, 'text', jsonb_build_object('text', 'Message number ' || i),
      10, now() - interval '1 year' + i * interval '1 minute', now() - interval '1 year' + i * interval '1 minute'
    FROM generate_series(1, ${messages}) i;
    UPDATE room SET last_seq = ${messages}, counted_total = ${messages}, last_message_at = now()
    WHERE id = ${roomId};
    INSERT INTO search_mark (room_id, seq) VALUES (${roomId}, ${messages})`);
  await db.query("VACUUM ANALYZE message");
}
