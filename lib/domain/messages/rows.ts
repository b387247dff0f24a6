import type { Message as MessageRecord } from "@/lib/db/generated/client";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import type { Message, MessageBody } from "@/lib/domain/messages/types";

/**
 * The columns from which a message is read by the statements written by hand.
 */
export const MESSAGE_COLUMNS = `id, room_id, seq, sender_id, type, body, local_id, reply_to_id, thread_root_id,
  also_in_room, reply_count, last_reply_at, member_count, is_forwarded, has_link, source,
  created_at, modified_at, edited_at, deleted_at, pinned_at, mentions`;

export type MessageRow = {
  id: number;
  room_id: number;
  seq: number;
  sender_id: number;
  type: string;
  body: MessageBody;
  local_id: string;
  reply_to_id: number | null;
  thread_root_id: number | null;
  also_in_room: boolean;
  reply_count: number;
  last_reply_at: Date | null;
  member_count: number;
  is_forwarded: boolean;
  has_link: boolean;
  source: string;
  created_at: Date;
  modified_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  pinned_at: Date | null;
  mentions: number[] | null;
  /** Only where the statement counts receipts. */
  delivered_count?: number;
  seen_count?: number;
};

export function toMessage(row: MessageRow): Message {
  return {
    // Brands are only names for the compiler: what the database calls an id is one.
    id: row.id as MessageId,
    roomId: row.room_id as RoomId,
    seq: row.seq,
    senderId: row.sender_id as UserId,
    type: row.type,
    body: row.body,
    localId: row.local_id,
    replyToId: row.reply_to_id as MessageId | null,
    threadRootId: row.thread_root_id as MessageId | null,
    alsoInRoom: row.also_in_room,
    replyCount: row.reply_count,
    lastReplyAt: row.last_reply_at,
    memberCount: row.member_count,
    deliveredCount: row.delivered_count ?? 0,
    seenCount: row.seen_count ?? 0,
    isForwarded: row.is_forwarded,
    hasLink: row.has_link,
    source: row.source,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
    pinnedAt: row.pinned_at,
    mentions: row.mentions ?? [],
  };
}

/** The same of a row that Prisma read; nothing is counted. */
export function toMessageFromRecord(record: MessageRecord): Message {
  return {
    id: record.id as MessageId,
    roomId: record.roomId as RoomId,
    seq: record.seq,
    senderId: record.senderId as UserId,
    type: record.type,
    body: record.body as MessageBody, // the column holds objects only
    localId: record.localId,
    replyToId: record.replyToId as MessageId | null,
    threadRootId: record.threadRootId as MessageId | null,
    alsoInRoom: record.alsoInRoom,
    replyCount: record.replyCount,
    lastReplyAt: record.lastReplyAt,
    memberCount: record.memberCount,
    deliveredCount: 0,
    seenCount: 0,
    isForwarded: record.isForwarded,
    hasLink: record.hasLink,
    source: record.source,
    createdAt: record.createdAt,
    modifiedAt: record.modifiedAt,
    editedAt: record.editedAt,
    deletedAt: record.deletedAt,
    pinnedAt: record.pinnedAt,
    mentions: record.mentions,
  };
}
