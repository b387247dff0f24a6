/**
 * SQL of the rooms that the user $1 is in, and above which seq they may read in each:
 * what streams of messages and records begin with.
 */
export const MY_ROOMS = `(
  SELECT m.room_id, r.type = 'private' AS is_private,
    CASE WHEN r.visibility = 'public' THEN 0 ELSE m.join_seq END AS above
  FROM member m JOIN room r ON r.id = m.room_id WHERE m.user_id = $1
)`;
