"use client";

import {
  Bell,
  BellOff,
  CheckCheck,
  Link,
  LogOut,
  MessageSquareDot,
  MoreHorizontal,
  Pin,
  PinOff,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useRef } from "react";
import { attempt, copyLink, markUnreadFrom } from "@/components/messages/message-commands";
import { useCommandContext } from "@/components/messages/use-command-context";
import { useChat } from "@/components/rooms/chat-context";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { Sheet } from "@/components/ui/sheet";
import { roomPath } from "@/lib/client/navigation";
import { markSeen, setMuted, setPinned } from "@/lib/client/queries/rooms";
import type { RoomFace } from "@/lib/client/room-title";
import { releaseUnread } from "@/lib/client/unread-by-hand";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

type Wanted = "menu" | "sheet" | null;
type Props = {
  room: WireRoomListItem;
  face: RoomFace;
  /** Asked for by the right button or a long press, before this was there. */
  wanted: Wanted;
  onWantedChange: (wanted: Wanted) => void;
};

/** What can be done to a room without opening it. */
export default memo(function RoomMenu({ room, face, wanted, onWantedChange }: Props) {
  const t = useTranslations("actions.room");
  const slot = useRef<HTMLDivElement>(null);
  const items = useRoomMenu(room, face);
  const label = t("menu", { room: face.title });

  if (wanted === "sheet") return <Sheet label={label} items={items} onClose={() => onWantedChange(null)} />;
  return (
    <div
      ref={slot}
      className="-translate-y-1/2 absolute top-1/2 right-1.5 rounded-md border border-line bg-raised shadow-bar"
    >
      <Menu
        size="sm"
        tooltip="none"
        label={label}
        icon={<MoreHorizontal className="size-4" />}
        items={items}
        isOpen={wanted === "menu"}
        onOpenChange={(isOpen) => onWantedChange(isOpen ? "menu" : null)}
        returnTo={() => slot.current?.closest("li")?.querySelector("a")}
      />
    </div>
  );
});

function useRoomMenu(room: WireRoomListItem, face: RoomFace): MenuItem[] {
  const t = useTranslations("actions.room");
  const context = useCommandContext();
  const { openDialog } = useChat();
  const { client } = context;
  const { id, muted, pinned, lastSeq } = room;
  const isUnread = room.unreadCount > 0 || room.unreadFromSeq !== null;

  function read() {
    releaseUnread(id);
    attempt(context, markSeen(client, id, lastSeq));
  }

  return [
    isUnread
      ? { label: t("markRead"), icon: <CheckCheck className="size-4" />, onSelect: read }
      : {
          label: t("markUnread"),
          icon: <MessageSquareDot className="size-4" />,
          onSelect: () => markUnreadFrom(context, id),
        },
    {
      label: t(muted ? "unmute" : "mute"),
      icon: muted ? <Bell className="size-4" /> : <BellOff className="size-4" />,
      onSelect: () => attempt(context, setMuted(client, id, !muted)),
    },
    {
      label: t(pinned ? "unpin" : "pin"),
      icon: pinned ? <PinOff className="size-4" /> : <Pin className="size-4" />,
      onSelect: () => attempt(context, setPinned(client, id, !pinned)),
    },
    {
      label: t("copyLink"),
      icon: <Link className="size-4" />,
      onSelect: () => copyLink(context, roomPath(id)),
    },
    ...(face.isDirect
      ? []
      : ([
          "separator",
          {
            label: t("leave"),
            icon: <LogOut className="size-4" />,
            isDangerous: true,
            onSelect: () => openDialog({ name: "leave", roomId: id }),
          },
        ] satisfies MenuItem[])),
  ];
}
