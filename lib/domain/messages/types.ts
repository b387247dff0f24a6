import type { DomainEvent } from "@/lib/domain/events";
import type { ApiKeyId, DeviceId, FileId, MessageId, RoomId, UserId } from "@/lib/domain/ids";

export type MessageType = "text" | "image" | "video" | "audio" | "file" | "system";

/** What was said. A text has `text`, a file `fileId`; unknown members are kept as they came. */
export type MessageBody = { [member: string]: unknown };

/** One utterance in one room. */
export type Message = {
  id: MessageId;
  roomId: RoomId;
  /** 1, 2, 3 … in its room, without holes, in commit order. */
  seq: number;
  senderId: UserId;
  type: string;
  body: MessageBody;
  localId: string;
  replyToId: MessageId | null;
  threadRootId: MessageId | null;
  alsoInRoom: boolean;
  replyCount: number;
  lastReplyAt: Date | null;
  /** People in the room when it was sent, bots left out. */
  memberCount: number;
  /** People whom it reached, and who saw it; the sender counts in both. */
  deliveredCount: number;
  seenCount: number;
  isForwarded: boolean;
  hasLink: boolean;
  /** Which API it came through; the messenger's own is "messenger". */
  source: string;
  createdAt: Date;
  modifiedAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  /** Pinned for everybody in the room. */
  pinnedAt: Date | null;
  /** Whom it speaks to: ids of people, and 0 for everybody. */
  mentions: number[];
};

/** What a sender wants to say. */
export type NewMessage = {
  roomId: RoomId;
  type: string;
  body: MessageBody;
  localId?: string;
  replyToId?: MessageId;
  threadRootId?: MessageId;
  alsoInRoom?: boolean;
  isForwarded?: boolean;
  hasLink?: boolean;
  /** All files of a message that carries several; `fileId` is the first of them. */
  attachmentIds?: FileId[];
  /** Kept with the message for APIs that read it again. */
  session?: string;
  /** When it was said, as the sender states; the room's order is that of arrival all the same. */
  statedAt?: Date;
  /** Whom the sender's client says the text means, where several have one name. */
  meant?: number[];
};

/** A post on its way into the database. */
export type Post = {
  roomId: RoomId;
  sender: { userId: UserId; deviceId: DeviceId | null } | { keyHash: Buffer };
  type: string;
  body: MessageBody;
  localId: string;
  replyToId: MessageId | null;
  threadRootId: MessageId | null;
  alsoInRoom: boolean;
  isForwarded: boolean;
  hasLink: boolean;
  source: string;
  session?: string;
  statedAt?: Date;
  /** As in `NewMessage`. */
  meant?: number[];
  /** Whom the text calls, as `storePost` has found out. */
  mentions?: number[];
};

export type PostRefusal =
  | "unknown_key"
  | "wrong_room"
  | "not_member"
  | "room_deleted"
  | "room_archived"
  | "room_blocked";

/** What became of a post: the message (an old one where the localId was known), or why not. */
export type PostOutcome =
  | {
      ok: true;
      message: Message;
      isNew: boolean;
      apiKeyId: ApiKeyId | null;
      eventId: string | null;
      /** When it was stored, no webhook and no block had anything to say to it. */
      isPlain: boolean;
      /** What is told besides, after the message. */
      told?: Array<{ id: string; event: DomainEvent }>;
    }
  | { ok: false; reason: PostRefusal };
