import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { WireRoom, WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

export type RoomFace = {
  title: string;
  /** What the avatar is made from: a room's own colour, or the other person's. */
  avatarId: number;
  /** The file with its picture, 0 where there is none. */
  pictureId: number;
  isDirect: boolean;
  isBot: boolean;
};

/** How a room looks to one of its members: a direct one has the other person's name. */
export function useRoomFace(myId: number): (room: WireRoom | WireRoomListItem) => RoomFace {
  const t = useTranslations("rooms");
  return useCallback(
    (room) => {
      const isDirect = room.type === "private";
      if (!isDirect) {
        const title = room.name || t("untitled");
        return { title, avatarId: room.id, pictureId: room.avatarFileId, isDirect, isBot: false };
      }
      const other = otherOf(room, myId);
      return {
        title: other?.displayName || other?.emailAddress || t("directWithNobody"),
        avatarId: other?.id ?? room.id,
        pictureId: other?.avatarFileId ?? 0,
        isDirect,
        isBot: other?.isBot ?? false,
      };
    },
    [myId, t],
  );
}

function otherOf(room: WireRoom | WireRoomListItem, myId: number): WireUser | null {
  if ("otherUser" in room) return room.otherUser;
  // A direct room may have bots besides the two people.
  const others = room.users.filter((member) => member.userId !== myId).map((member) => member.user);
  return others.find((user) => !user.isBot) ?? others[0] ?? null;
}
