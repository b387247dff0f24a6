import type { z } from "zod";
import { apiCallSchema } from "@/lib/dialects/spika/schemas/api-call";
import { apiTokenSchema } from "@/lib/dialects/spika/schemas/api-token";
import { blockSchema } from "@/lib/dialects/spika/schemas/block";
import { deviceSchema } from "@/lib/dialects/spika/schemas/device";
import { fileSchema } from "@/lib/dialects/spika/schemas/file";
import { companyInfoSchema, guestChatSchema, guestSchema } from "@/lib/dialects/spika/schemas/guest-chat";
import { historyItemSchema } from "@/lib/dialects/spika/schemas/history";
import { linkPreviewSchema, mediaItemSchema } from "@/lib/dialects/spika/schemas/media";
import { messageRecordSchema, messageSchema } from "@/lib/dialects/spika/schemas/message";
import { syncedRecordSchema } from "@/lib/dialects/spika/schemas/message-record";
import { noteSchema } from "@/lib/dialects/spika/schemas/note";
import { realtimeSchema } from "@/lib/dialects/spika/schemas/realtime";
import {
  apiKeySchema,
  inviteSchema,
  publicRoomSchema,
  roomListItemSchema,
  roomSchema,
  roomUserSchema,
} from "@/lib/dialects/spika/schemas/room";
import { hitSchema } from "@/lib/dialects/spika/schemas/search";
import { meSchema, userSchema } from "@/lib/dialects/spika/schemas/user";
import { userSettingSchema } from "@/lib/dialects/spika/schemas/user-setting";
import { deliverySchema, webhookSchema } from "@/lib/dialects/spika/schemas/webhook";
import { workspaceKeySchema } from "@/lib/dialects/spika/schemas/workspace-key";

/** The messenger API's objects by the names under which its document refers to them. */
export const MESSENGER_OBJECTS: Record<string, z.ZodType> = {
  User: userSchema,
  Me: meSchema,
  Device: deviceSchema,
  UserSetting: userSettingSchema,
  Room: roomSchema,
  RoomUser: roomUserSchema,
  RoomListItem: roomListItemSchema,
  PublicRoom: publicRoomSchema,
  HistoryItem: historyItemSchema,
  Invite: inviteSchema,
  Company: companyInfoSchema,
  GuestChat: guestChatSchema,
  Guest: guestSchema,
  ApiKey: apiKeySchema,
  ApiToken: apiTokenSchema,
  WorkspaceKey: workspaceKeySchema,
  ApiCall: apiCallSchema,
  Message: messageSchema,
  MessageRecord: messageRecordSchema,
  SyncedMessageRecord: syncedRecordSchema,
  SearchHit: hitSchema,
  MediaItem: mediaItemSchema,
  LinkPreview: linkPreviewSchema,
  File: fileSchema,
  Note: noteSchema,
  Block: blockSchema,
  Webhook: webhookSchema,
  WebhookDelivery: deliverySchema,
  Realtime: realtimeSchema,
};
