"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { BellOff, DoorOpen, Globe, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, useMemo } from "react";
import { PersonAvatar, PresenceText } from "@/components/rooms/person-avatar";
import { RoomPreview } from "@/components/rooms/room-preview";
import { RoomRow } from "@/components/rooms/room-row";
import { Badge } from "@/components/ui/badge";
import { ShortTime } from "@/components/ui/short-time";
import { openRoom, roomPath } from "@/lib/client/navigation";
import { messagesQuery } from "@/lib/client/queries/messages";
import { roomQuery } from "@/lib/client/queries/rooms";
import { callsOf } from "@/lib/client/room-list";
import { useRoomFace } from "@/lib/client/room-title";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

type Props = {
  room: WireRoomListItem;
  myId: number;
  isCurrent: boolean;
  /** Something was begun in it and not sent. */
  hasDraft: boolean;
};

export const RoomListItem = memo(function RoomListItem({ room, myId, isCurrent, hasDraft }: Props) {
  const faceOf = useRoomFace(myId);
  const face = useMemo(() => faceOf(room), [faceOf, room]);
  const t = useTranslations("rooms");
  const client = useQueryClient();
  const isUnread = room.unreadCount > 0;
  const hasPresence = face.isDirect && !face.isBot;

  /** The wish is visible before the press: what the room needs is then already there. */
  function prepare() {
    void client.prefetchQuery(messagesQuery(client, room.id));
    void client.prefetchQuery(roomQuery(room.id));
  }

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openRoom(room.id);
  }

  return (
    <RoomRow room={room} face={face}>
      <a
        href={roomPath(room.id)}
        aria-current={isCurrent ? "page" : undefined}
        onClick={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        className={clsx(
          "flex items-center gap-3 rounded-md px-2 py-2 focus-visible:outline-offset-[-2px]",
          isCurrent ? "bg-selected" : "hover:bg-hover",
        )}
      >
        <PersonAvatar
          id={face.avatarId}
          name={face.title}
          pictureId={face.pictureId}
          shape={face.isDirect ? "person" : "room"}
          size={40}
          isBot={face.isBot}
          hasPresence={hasPresence}
        />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-baseline gap-2">
            <span
              className={clsx(
                "min-w-0 flex-1 truncate",
                isUnread ? "font-semibold" : "font-medium",
                room.muted && !isUnread && "text-soft",
              )}
            >
              {face.title}
            </span>
            {hasPresence && <PresenceText userId={face.avatarId} />}
            <span className={clsx("shrink-0 text-xs", isUnread && !room.muted ? "text-accent" : "text-soft")}>
              <ShortTime at={room.lastActivityAt} />
            </span>
          </span>
          <span className="flex items-center gap-1.5">
            <span
              className={clsx(
                "min-w-0 flex-1 truncate text-sm",
                isUnread ? "font-medium text-ink" : "text-soft",
              )}
            >
              <RoomPreview room={room} myId={myId} isDirect={face.isDirect} />
            </span>
            {hasDraft && <Pencil className="size-3.5 shrink-0 text-faint" aria-label={t("draft")} />}
            {room.companyId !== undefined && (
              <DoorOpen className="size-3.5 shrink-0 text-faint" aria-label={t("guestChat")} />
            )}
            {room.visibility === "public" && (
              <Globe className="size-3.5 shrink-0 text-faint" aria-label={t("publicRoom")} />
            )}
            {room.muted && <BellOff className="size-3.5 shrink-0 text-faint" aria-label={t("muted")} />}
            <Calls room={room} />
            {isUnread && <span className="visually-hidden">{t("unread", { count: room.unreadCount })}</span>}
          </span>
        </span>
      </a>
    </RoomRow>
  );
});

/** What wants me: a number, and of a muted room but a dot. That something is unread shows in the bold name. */
function Calls({ room }: { room: WireRoomListItem }) {
  const t = useTranslations("rooms");
  const { muted, mentionCount } = room;
  const calls = muted ? mentionCount : callsOf(room);
  if (calls === 0) return null;
  return (
    <>
      {muted ? (
        <span aria-hidden="true" className="mx-1 size-2 shrink-0 rounded-full bg-accent-fill" />
      ) : (
        <Badge look="accent" isRound>
          <span aria-hidden="true">{calls > 99 ? "99+" : calls}</span>
        </Badge>
      )}
      {mentionCount > 0 && (
        <span className="visually-hidden">{t("unreadMentions", { count: mentionCount })}</span>
      )}
    </>
  );
}
