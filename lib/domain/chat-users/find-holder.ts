import { hashToken } from "@/lib/crypto/secrets";
import { pool } from "@/lib/db/pool";
import type { ChatUserHolder, ChatUserRole } from "@/lib/domain/chat-users/types";
import { isOpenNow } from "@/lib/domain/chats/types";
import type { ChatUserId, RoomId, UserId } from "@/lib/domain/ids";
import { log } from "@/lib/log";

/**
 * Whose chat-user token this is; null where it is unknown or expired, the chat user was
 * removed, or the chat is deleted. Looked up for each call, so that removing somebody
 * acts at once. "Last seen" is written at most once a minute.
 */
export async function findChatUserHolder(token: string): Promise<ChatUserHolder | null> {
  const { rows } = await pool().query<Row>({
    name: "chat-user-by-token",
    text: `SELECT g.id, g.room_id, g.user_id, g.email, g.name, g.role, g.last_seen_at, g.created_at, g.updated_at,
                  m.join_seq, r.is_open, r.ends_at,
                  coalesce(g.last_seen_at < now() - interval '1 minute', true) AS is_first_use
           FROM guest_token t
           JOIN guest_access g ON g.id = t.access_id AND g.removed_at IS NULL
           JOIN room r ON r.id = g.room_id AND r.deleted_at IS NULL
           JOIN member m ON m.room_id = g.room_id AND m.user_id = g.user_id
           WHERE t.token_hash = $1 AND t.expires_at > now()`,
    values: [hashToken(token)],
  });
  const [row] = rows;
  if (!row) return null;
  if (row.is_first_use) await noteUse(row.id);
  return toHolder(row);
}

type Row = {
  id: ChatUserId;
  room_id: RoomId;
  user_id: UserId;
  email: string;
  name: string;
  role: ChatUserRole;
  last_seen_at: Date | null;
  created_at: Date;
  updated_at: Date;
  join_seq: number;
  is_open: boolean;
  ends_at: Date | null;
  is_first_use: boolean;
};

function toHolder(row: Row): ChatUserHolder {
  return {
    actor: { userId: row.user_id, deviceId: null, via: "guest" },
    chatUser: {
      id: row.id,
      chatId: row.room_id,
      userId: row.user_id,
      email: row.email,
      name: row.name,
      role: row.role,
      lastSeenAt: row.last_seen_at,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    readsAbove: row.join_seq,
    isOpen: isOpenNow({ isOpen: row.is_open, endsAt: row.ends_at }),
  };
}

/** After a failure the next call tries again. */
async function noteUse(id: number): Promise<void> {
  await pool()
    .query("UPDATE guest_access SET last_seen_at = now() WHERE id = $1", [id])
    .catch((error: unknown) => log.warn({ err: error }, "last use of a chat user's token not written"));
}
