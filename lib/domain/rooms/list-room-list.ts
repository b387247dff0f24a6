import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import type { MessageBody } from "@/lib/domain/messages/types";
import type { Visibility } from "@/lib/domain/rooms/types";
import type { User } from "@/lib/domain/users/types";

/** One row of the room list. */
export type RoomListItem = {
  id: RoomId;
  name: string;
  type: string;
  visibility: Visibility;
  /** Set where it is a chat with guests. */
  companyId: number | null;
  avatarFileId: bigint;
  isAdmin: boolean;
  /** Set where nobody can write in it any more. */
  archivedAt: Date | null;
  isMuted: boolean;
  isPinned: boolean;
  unreadCount: number;
  mentionCount: number;
  seenSeq: number;
  /** Marked unread by hand from here on. */
  unreadFromSeq: number | null;
  lastSeq: number;
  lastActivityAt: Date;
  /** Null where the actor can read no message of the room. */
  lastMessage: LastMessage | null;
  /** The other one of a private room. */
  otherUser: User | null;
};

export type LastMessage = {
  id: MessageId;
  seq: number;
  senderId: UserId;
  senderName: string | null;
  type: string;
  body: MessageBody;
  createdAt: Date;
  /** For all, or for the actor alone. */
  isDeleted: boolean;
};

/**
 * All of the actor's rooms but deleted ones, the one with the latest activity first.
 * A room in which the actor cannot read the last message stands where they joined it.
 *
 * @see contract: native; unread counts as in Hearth's choices, "unread count"
 */
export async function listRoomList(actor: Actor): Promise<RoomListItem[]> {
  const { rows } = await pool().query<Row>({ name: "room-list", text: QUERY, values: [actor.userId] });
  return rows.map(toItem);
}

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "m.user_id",
});

// By hand: this is what the app opens with, and it must stay one query however many
// rooms there are. Prisma would read rooms, members, messages and users one after
// the other, and cannot join a message by the room's own last_seq.
const QUERY = `
SELECT r.id, r.name, r.type, r.visibility, r.archived_at, r.company_id, r.avatar_file_id, m.is_admin,
  m.muted_at IS NOT NULL AS is_muted, m.pinned_at IS NOT NULL AS is_pinned,
  greatest(0, r.counted_total - m.read_total) AS unread_count, m.mention_count, m.seen_seq,
  m.unread_from, r.last_seq,
  coalesce(last.created_at, greatest(r.created_at, m.joined_at)) AS last_activity_at,
  last.id AS message_id, last.seq AS message_seq, last.sender_id, sender.display_name AS sender_name,
  last.type AS message_type, last.body, last.created_at AS message_created_at,
  last.deleted_at IS NOT NULL OR hidden.message_id IS NOT NULL AS message_deleted,
  other.*
FROM member m
JOIN room r ON r.id = m.room_id AND r.deleted_at IS NULL
LEFT JOIN message last ON last.room_id = r.id AND last.seq = CASE
    -- Where a block leaves messages out, the last one of the others.
    WHEN r.type = 'private' AND EXISTS (SELECT 1 FROM block b WHERE b.user_id = m.user_id) THEN (
      SELECT seq FROM message WHERE room_id = r.id AND NOT ${FROM_BLOCKED} ORDER BY seq DESC LIMIT 1)
    ELSE r.last_seq END
  AND (r.visibility = 'public' OR last.seq > m.join_seq)
LEFT JOIN message_hide hidden ON hidden.user_id = m.user_id AND hidden.message_id = last.id
LEFT JOIN app_user sender ON sender.id = last.sender_id
LEFT JOIN LATERAL (
  SELECT u.id AS other_id, u.display_name, u.avatar_file_id AS user_avatar_file_id, u.cover_file_id,
    u.telephone_number, u.email_address, u.short_description, u.long_description, u.verified, u.is_bot, u.is_guest,
    u.is_workspace_admin, u.deleted_at, u.created_at, u.modified_at
  FROM member o JOIN app_user u ON u.id = o.user_id
  WHERE r.type = 'private' AND o.room_id = r.id AND o.user_id <> m.user_id
  -- The bots of a private room's keys are members too.
  ORDER BY u.is_bot, u.id LIMIT 1
) other ON true
WHERE m.user_id = $1
ORDER BY last_activity_at DESC, r.id DESC`;

type Row = {
  id: RoomId;
  name: string;
  type: string;
  visibility: Visibility;
  company_id: number | null;
  /** The driver gives 64-bit numbers as text. */
  avatar_file_id: string;
  is_admin: boolean;
  archived_at: Date | null;
  is_muted: boolean;
  is_pinned: boolean;
  unread_count: number;
  mention_count: number;
  seen_seq: number;
  unread_from: number | null;
  last_seq: number;
  last_activity_at: Date;
  message_deleted: boolean;
} & (LastMessageColumns | { message_id: null }) &
  (OtherColumns | { other_id: null });

type LastMessageColumns = {
  message_id: MessageId;
  message_seq: number;
  sender_id: UserId;
  sender_name: string | null;
  message_type: string;
  body: MessageBody;
  message_created_at: Date;
};

type OtherColumns = {
  other_id: UserId;
  display_name: string | null;
  user_avatar_file_id: string;
  cover_file_id: string | null;
  telephone_number: string | null;
  email_address: string | null;
  short_description: string | null;
  long_description: string | null;
  verified: boolean;
  is_bot: boolean;
  is_guest: boolean;
  is_workspace_admin: boolean;
  deleted_at: Date | null;
  created_at: Date;
  modified_at: Date;
};

function toItem(row: Row): RoomListItem {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    visibility: row.visibility,
    companyId: row.company_id,
    avatarFileId: BigInt(row.avatar_file_id),
    isAdmin: row.is_admin,
    archivedAt: row.archived_at,
    isMuted: row.is_muted,
    isPinned: row.is_pinned,
    unreadCount: row.unread_count,
    mentionCount: row.mention_count,
    seenSeq: row.seen_seq,
    unreadFromSeq: row.unread_from,
    lastSeq: row.last_seq,
    lastActivityAt: row.last_activity_at,
    lastMessage: row.message_id === null ? null : toLastMessage(row, row.message_deleted),
    otherUser: row.other_id === null ? null : toOtherUser(row),
  };
}

function toLastMessage(row: LastMessageColumns, isDeleted: boolean): LastMessage {
  return {
    id: row.message_id,
    seq: row.message_seq,
    senderId: row.sender_id,
    senderName: row.sender_name,
    type: row.message_type,
    body: row.body,
    createdAt: row.message_created_at,
    isDeleted,
  };
}

function toOtherUser(row: OtherColumns): User {
  return {
    id: row.other_id,
    displayName: row.display_name,
    avatarFileId: BigInt(row.user_avatar_file_id),
    coverFileId: row.cover_file_id === null ? null : BigInt(row.cover_file_id),
    telephoneNumber: row.telephone_number,
    emailAddress: row.email_address,
    shortDescription: row.short_description,
    longDescription: row.long_description,
    verified: row.verified,
    isBot: row.is_bot,
    isGuest: row.is_guest,
    isWorkspaceAdmin: row.is_workspace_admin,
    deletedAt: row.deleted_at,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
