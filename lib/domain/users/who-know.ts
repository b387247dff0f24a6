import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import type { UserId } from "@/lib/domain/ids";

/**
 * Those of the users who are told when this one changes: in team mode all of them,
 * else this user's contacts and whoever shares a room with them; always themselves.
 *
 * @see contract: messenger API 2.9.2. Those who have the user as a contact are told as well (our choice): sync
 *   tells them too
 */
export async function whoKnow(userId: UserId, userIds: UserId[]): Promise<UserId[]> {
  if (config().teamMode) return userIds;
  const { rows } = await pool().query<{ id: UserId }>({
    name: "who-know",
    text: `SELECT id FROM unnest($2::int[]) AS id
           WHERE id = $1
             OR EXISTS (SELECT 1 FROM contact c WHERE c.user_id = $1 AND c.contact_id = id)
             OR EXISTS (SELECT 1 FROM contact c WHERE c.user_id = id AND c.contact_id = $1)
             OR EXISTS (
               SELECT 1 FROM member own JOIN member other ON other.room_id = own.room_id
               WHERE own.user_id = $1 AND other.user_id = id)`,
    values: [userId, userIds],
  });
  return rows.map((row) => row.id);
}
