import { z } from "zod";
import { page } from "@/lib/dialects/spika/schemas/common";
import { keyword } from "@/lib/dialects/spika/schemas/fields";
import { messageSchema } from "@/lib/dialects/spika/schemas/message";
import { roomSchema } from "@/lib/dialects/spika/schemas/room";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

/** GET /history (contract 2.10.1). */
export const historyQuery = z.object({ page, keyword });

/** Contract 3.11. */
export const historyItemSchema = z.object({
  roomId: z.int(),
  muted: z.boolean(),
  pinned: z.boolean(),
  lastMessage: messageSchema.nullable(),
  unreadCount: z.int(),
});
export type WireHistoryItem = z.infer<typeof historyItemSchema>;

export const historyAnswer = z.object({
  list: z.array(historyItemSchema),
  count: z.int(),
  /** 10, as the published server says, though pages hold 20. */
  limit: z.int(),
  page: z.int(),
});

/** GET /recent-chats (contract 2.4.15), with whole rooms. */
export const recentChatsAnswer = z.object({
  recentUserChats: z.array(userSchema),
  recentGroupChats: z.array(roomSchema),
});
