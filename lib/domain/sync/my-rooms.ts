/**
 * SQL of the rooms that the user $1 is in, and above which seq they may read in each:
 * what streams of messages and records begin with.
 */
export const MY_ROOMS = `(
  SELECT m.room_id, r.last_seq, r.type = 'private' AS is_private,
    CASE WHEN r.visibility = 'public' THEN 0 ELSE m.join_seq END AS above
  FROM member m JOIN room r ON r.id = m.room_id WHERE m.user_id = $1
)`;

/**
 * SQL that is true for messages the user may read, and which the planner does not take
 * for a reason to read the room from its first message on: streams are read by stamp.
 */
export const isReadable = (seq: string) => `${seq} + 0 > mine.above`;
