import { z } from "zod";
import {
  apiKeySchema,
  inviteSchema,
  publicRoomSchema,
  roomListItemSchema,
  roomSchema,
} from "@/lib/dialects/spika/schemas/room";

/** `data` of the calls about rooms, their invites and their keys. */

export const roomAnswer = z.object({ room: roomSchema });

/** GET /rooms (contract 2.4.1). */
export const roomsPage = z.object({ list: z.array(roomSchema), count: z.int(), limit: z.int() });

/** GET /rooms/public (native). */
export const publicRoomsPage = z.object({
  list: z.array(publicRoomSchema),
  count: z.int(),
  limit: z.int(),
  nextCursor: z.int().nullable(),
});

/** GET /group-message-rooms (contract 2.4.14), with whole rooms. */
export const groupsPage = z.object({
  groupMessageRoomList: z.array(roomSchema),
  count: z.int(),
  limit: z.int(),
  nextCursor: z.int().nullable(),
});

/** GET /room-list (native). */
export const roomListAnswer = z.object({ rooms: z.array(roomListItemSchema) });

/** GET /rooms/unread-count (contract 2.4.12). */
export const unreadCountsAnswer = z.object({
  unreadCounts: z.array(z.object({ roomId: z.int(), unreadCount: z.int() })),
});

export const inviteAnswer = z.object({ invite: inviteSchema });
export const inviteListAnswer = z.object({ invites: z.array(inviteSchema) });

export const apiKeyAnswer = z.object({ apiKey: apiKeySchema });
export const apiKeyListAnswer = z.object({ apiKeys: z.array(apiKeySchema) });
export const apiKeyDeletedAnswer = z.object({ deleted: z.literal(true), roomId: z.int() });
