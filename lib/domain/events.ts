import type { DeviceId, MessageId, NoteId, RoomId, UserId } from "@/lib/domain/ids";
import type { Message } from "@/lib/domain/messages/types";

/** The facts that a rule may announce. They carry ids; who hears what is decided when they are published. */
export type DomainEvent =
  | { type: "message.created"; roomId: RoomId; messageId: MessageId; seq: number }
  | { type: "message.updated"; roomId: RoomId; messageId: MessageId }
  | { type: "message.deleted"; roomId: RoomId; messageId: MessageId }
  // A deletion that its sender has taken back.
  | { type: "message.restored"; roomId: RoomId; messageId: MessageId }
  // "Deleted for me": nobody but this user hears of it.
  | { type: "message.hidden"; roomId: RoomId; messageId: MessageId; userId: UserId }
  // A member was given messages, or saw them. `advances` are the receipts that came to
  // be by it: those who tell of single ones expand them with `listAdvanced`
  // (lib/domain/receipts/list-advanced.ts), where the message's counts come along.
  // A sender's own two receipts come with `message.created`: `ownReceipts`, same folder.
  | {
      type: "receipt.changed";
      roomId: RoomId;
      userId: UserId;
      deliveredSeq: number;
      seenSeq: number;
      /** Milliseconds since 1970. */
      at: number;
      advances: Advance[];
    }
  // The member has read the room on this device; the news is for their others alone.
  | { type: "room.seen"; roomId: RoomId; userId: UserId; deviceId: DeviceId | null }
  // Set, replaced or removed; read it with `findReaction` (lib/domain/reactions).
  | { type: "reaction.changed"; roomId: RoomId; messageId: MessageId; userId: UserId; isRemoved: boolean }
  | { type: "unread.changed"; roomId: RoomId; userId: UserId }
  // `onlyFor`: what changed (muted, pinned) is this member's alone, and so is the news.
  | { type: "room.updated"; roomId: RoomId; onlyFor?: UserId }
  | { type: "room.deleted"; roomId: RoomId }
  | { type: "room.added"; roomId: RoomId; userId: UserId }
  | { type: "room.removed"; roomId: RoomId; userId: UserId }
  | { type: "member.added"; roomId: RoomId; userId: UserId }
  | { type: "member.removed"; roomId: RoomId; userId: UserId }
  // Seen, followed or muted; the thread's standing is this user's alone, and so is the news.
  | { type: "thread.changed"; roomId: RoomId; rootId: MessageId; userId: UserId }
  // Saved, or let go, by this user; nobody else hears of it.
  | { type: "saved.changed"; roomId: RoomId; messageId: MessageId; userId: UserId; isSaved: boolean }
  // Typed, sent or taken away on one of the user's screens; their others are told.
  | { type: "draft.changed"; roomId: RoomId; userId: UserId; threadRootId: MessageId | null }
  | { type: "note.changed"; roomId: RoomId; noteId: NoteId }
  | { type: "user.updated"; userId: UserId }
  // What a user has chosen about the app is for their own screens alone.
  | { type: "preferences.changed"; userId: UserId }
  // The user's connections end; those of devices that are still signed in come back.
  | { type: "device.signed_out"; userId: UserId };

/** An advance of a member's mark over seq in (fromSeq, toSeq]; see the table receipt. */
export type Advance = { kind: "seen" | "delivered"; fromSeq: number; toSeq: number; firstRecordId: number };

/**
 * An event that has committed; `id` is unique and the same however often it is
 * published. `message` saves reading it again where its writer is at hand; `isPlain`
 * saves looking for webhooks and blocks where the writer saw that there are none.
 */
export type CommittedEvent = { id: string; event: DomainEvent; message?: Message; isPlain?: boolean };
