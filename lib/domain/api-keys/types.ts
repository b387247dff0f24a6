import type { ApiKeyId, RoomId, UserId } from "@/lib/domain/ids";

/** A secret that lets a program post in one room, as a bot of its own. */
export type ApiKey = {
  id: ApiKeyId;
  roomId: RoomId;
  /** The bot. */
  userId: UserId;
  /** The bot's name. */
  displayName: string;
  avatarFileId: bigint;
  /** The secret itself: 22 letters and digits. Only who may manage the key gets to see it. */
  key: string;
  lastUsedAt: Date | null;
  createdAt: Date;
  modifiedAt: Date;
};
