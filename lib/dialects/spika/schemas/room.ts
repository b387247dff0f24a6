import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import {
  anyId,
  convertedFileId,
  convertedIds,
  convertedText,
  fileId,
  plainText,
} from "@/lib/dialects/spika/schemas/fields";
import { KEY_NAME_LIMIT, ROOM_NAME_LIMIT, TOPIC_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import { messageSchema } from "@/lib/dialects/spika/schemas/message";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

export const roomUserSchema = z.object({
  userId: z.int(),
  isAdmin: z.boolean(),
  roomId: z.int(),
  createdAt: instant,
  user: userSchema,
});
export type WireRoomUser = z.infer<typeof roomUserSchema>;

/** Contract 3.3, and after it what Hearth adds (native: visibility; topic, lastSeq, archivedAt for the web app). */
export const roomSchema = z.object({
  id: z.int(),
  name: z.string(),
  users: z.array(roomUserSchema),
  avatarFileId: z.int(),
  muted: z.boolean(),
  type: z.string(),
  deleted: z.boolean(),
  pinned: z.boolean(),
  createdAt: instant,
  modifiedAt: instant,
  unreadCount: z.int(),
  visibility: z.enum(["private", "public"]),
  topic: z.string().nullable(),
  /** Only where it is archived: nobody can write in it. */
  archivedAt: instant.optional(),
  lastSeq: z.int(),
  /** Only of chats with guests: the company's (native). */
  companyId: z.int().optional(),
});
export type WireRoom = z.infer<typeof roomSchema>;

/** One row of the web app's room list: GET /api/messenger/room-list. */
export const roomListItemSchema = z.object({
  id: z.int(),
  /** "" for a direct message: the other person's name is shown. */
  name: z.string(),
  type: z.string(),
  visibility: z.enum(["private", "public"]),
  /** Only of chats with guests. */
  companyId: z.int().optional(),
  avatarFileId: z.int(),
  isAdmin: z.boolean(),
  /** Only where it is archived. */
  archivedAt: instant.optional(),
  muted: z.boolean(),
  pinned: z.boolean(),
  unreadCount: z.int(),
  mentionCount: z.int(),
  /** The caller's read mark, and the newest message's number. */
  seenSeq: z.int(),
  /** Marked unread by hand from here on; null: what is unread begins after `seenSeq`. */
  unreadFromSeq: z.int().nullable(),
  lastSeq: z.int(),
  /** Of the newest message, or of the room's making where there is none. */
  lastActivityAt: instant,
  /** Null where the room is empty for the caller. */
  lastMessage: messageSchema
    .pick({ id: true, seq: true, fromUserId: true, type: true, body: true, createdAt: true, deleted: true })
    .extend({ fromUserName: z.string().nullable() })
    .nullable(),
  /** The other member of a private room. */
  otherUser: userSchema.nullable(),
});
export type WireRoomListItem = z.infer<typeof roomListItemSchema>;

export const inviteSchema = z.object({
  id: z.int(),
  url: z.string(),
  expiresAt: instant.nullable(),
  maxUses: z.int().nullable(),
  uses: z.int(),
});
export type WireInvite = z.infer<typeof inviteSchema>;

export const publicRoomSchema = roomSchema.omit({ users: true }).extend({ memberCount: z.int() });
export type WirePublicRoom = z.infer<typeof publicRoomSchema>;

/** Contract 3.8, with `userId` (the bot) and `lastUsedAt`. */
export const apiKeySchema = z.object({
  id: z.int(),
  displayName: z.string(),
  token: z.string(),
  avatarFileId: z.int(),
  roomId: z.int(),
  createdAt: instant,
  modifiedAt: instant,
  userId: z.int(),
  lastUsedAt: instant.nullable(),
});
export type WireApiKey = z.infer<typeof apiKeySchema>;

// What callers send.

const visibility = z.enum(["private", "public"]);
const topic = plainText(TOPIC_LIMIT).nullable();

/** POST /rooms (contract 2.4.2); visibility and topic are native. */
export const createRoomBody = z.object({
  name: convertedText(ROOM_NAME_LIMIT).optional(),
  avatarFileId: convertedFileId.optional(),
  type: plainText(50).optional(),
  userIds: convertedIds.default([]),
  adminUserIds: convertedIds.default([]),
  visibility: visibility.optional(),
  topic: topic.optional(),
});
export type CreateRoomBody = z.output<typeof createRoomBody>;

/** PUT /rooms/:id in both forms (contract 2.4.5): strict types, nothing converted. */
export const updateRoomBody = z.object({
  action: plainText(50).optional(),
  name: plainText(ROOM_NAME_LIMIT).optional(),
  avatarFileId: fileId.optional(),
  userIds: z.array(anyId).optional(),
  adminUserIds: z.array(anyId).optional(),
  type: z.unknown().optional(),
  visibility: visibility.optional(),
  topic: topic.optional(),
});
export type UpdateRoomBody = z.output<typeof updateRoomBody>;

/** POST /rooms/:id/leave (contract 2.4.7). */
export const leaveRoomBody = z.object({ adminUserIds: z.array(anyId).default([]) });

/** POST …/invites (native). A date far off would be no date in other places. */
export const createInviteBody = z.object({
  expiresAt: instant.min(0).max(253_402_300_799_999).nullable().default(null),
  maxUses: z.int().min(1).max(1_000_000).nullable().default(null),
});

/** POST and PUT of api keys (contract 2.13). */
export const apiKeyBody = z.object({
  displayName: plainText(KEY_NAME_LIMIT)
    .transform((name) => name.trim())
    .pipe(z.string().min(1)),
});
