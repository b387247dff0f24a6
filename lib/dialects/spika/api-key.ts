import type { WireApiKey } from "@/lib/dialects/spika/schemas/room";
import type { ApiKey } from "@/lib/domain/api-keys/types";

/** Contract 3.8, and after it `userId` and when the key was last used. */
export function toApiKey(key: ApiKey): WireApiKey {
  return {
    id: key.id,
    displayName: key.displayName,
    token: key.key,
    avatarFileId: Number(key.avatarFileId),
    roomId: key.roomId,
    createdAt: key.createdAt.getTime(),
    modifiedAt: key.modifiedAt.getTime(),
    userId: key.userId,
    lastUsedAt: key.lastUsedAt?.getTime() ?? null,
  };
}
