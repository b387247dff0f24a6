import type { WireUserSetting } from "@/lib/dialects/spika/schemas/user-setting";
import type { UserId } from "@/lib/domain/ids";
import type { RoomSettings } from "@/lib/domain/members/list-settings";

/**
 * Contract 3.9: a row for each thing that is set. Here they are marks of a membership, so
 * a row's number is made of its room's: twice that for a pin, one less for a mute.
 */
export function toUserSettings(userId: UserId, rooms: RoomSettings[]): WireUserSetting[] {
  return rooms.flatMap(({ roomId, mutedAt, pinnedAt }) => [
    ...settingRow(roomId * 2 - 1, userId, `mute_${roomId}`, mutedAt),
    ...settingRow(roomId * 2, userId, `pin_${roomId}`, pinnedAt),
  ]);
}

function settingRow(id: number, userId: UserId, key: string, at: Date | null): WireUserSetting[] {
  if (!at) return [];
  return [{ id, userId, key, value: "true", createdAt: at.toISOString(), modifiedAt: at.toISOString() }];
}
