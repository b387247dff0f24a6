import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import type { UserId } from "@/lib/domain/ids";

/**
 * Who is told when a user changes: in team mode all people of the workspace, else the user's
 * contacts and those who have the user as one (our choice: they see the user too); either way
 * everybody who shares a room with them, and they themselves on their other devices. No bots,
 * which listen to nothing, and nobody who is gone.
 *
 * @returns ids in rising order, each once
 * @see contract: messenger API 2.9.2
 */
export async function audienceOfUser(userId: UserId): Promise<UserId[]> {
  // By hand: one statement over four ways of knowing somebody.
  const { rows } = await pool().query<{ id: UserId }>({
    name: "audience-of-user",
    text: `SELECT u.id FROM app_user u
           WHERE NOT u.is_bot AND u.verified AND u.deleted_at IS NULL AND u.disabled_at IS NULL
             AND (($2 AND NOT u.is_guest) OR u.id IN (
               SELECT $1
               UNION ALL SELECT contact_id FROM contact WHERE user_id = $1
               UNION ALL SELECT user_id FROM contact WHERE contact_id = $1
               UNION ALL SELECT mate.user_id FROM member own JOIN member mate ON mate.room_id = own.room_id
                         WHERE own.user_id = $1))
           ORDER BY u.id`,
    values: [userId, config().teamMode],
  });
  return rows.map(({ id }) => id);
}
