"use client";

import clsx from "clsx";
import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ShortTime } from "@/components/ui/short-time";
import { openThread, threadPath } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { useRoomList } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireThreads } from "@/lib/dialects/spika/schemas/thread";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

type Props = { item: WireThreads["list"][number]; users: WireUser[] };

/** One thread: where it is, what it began with, and what was said last. */
export function ThreadItem({ item, users }: Props) {
  const t = useTranslations("threads");
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const spoken = useSpoken(users, me.id);
  const room = useRoomList((rooms) => rooms.find(({ id }) => id === item.roomId));
  const author = users.find(({ id }) => id === item.root.fromUserId);
  const isUnread = item.unreadCount > 0;

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openThread(item.roomId, item.rootId);
  }

  return (
    <li>
      <a
        href={threadPath(item.roomId, item.rootId)}
        onClick={open}
        className="flex items-start gap-3 rounded-md px-2 py-2.5 hover:bg-hover focus-visible:outline-offset-[-2px] md:px-3"
      >
        <Avatar
          id={item.root.fromUserId}
          name={author?.displayName ?? ""}
          pictureId={author?.avatarFileId}
          isBot={author?.isBot}
          size={36}
          className="mt-0.5"
        />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="flex items-center gap-1.5 text-faint text-xs">
            <span className="min-w-0 flex-1 truncate">{room ? faceOf(room).title : ""}</span>
            {item.muted && <BellOff className="size-3.5 shrink-0" aria-label={t("muted")} />}
            <span className={clsx("shrink-0", isUnread && !item.muted && "text-accent")}>
              <ShortTime at={item.root.lastReplyAt ?? item.root.createdAt} />
            </span>
          </span>
          <span className={clsx("truncate", isUnread ? "font-semibold" : "font-medium")}>
            {spoken(item.root)}
          </span>
          <span className="flex items-center gap-1.5 text-sm">
            <span className={clsx("min-w-0 truncate", isUnread ? "text-ink" : "text-soft")}>
              {item.lastReply && spoken(item.lastReply)}
            </span>
            <span className="shrink-0 text-faint">
              · {t("replies", { count: item.root.replyCount ?? 0 })}
            </span>
            {isUnread && (
              <Badge look={item.muted ? "neutral" : "accent"} isRound className="ml-auto">
                <span aria-hidden="true">{item.unreadCount > 99 ? "99+" : item.unreadCount}</span>
                <span className="visually-hidden">{t("unreadReplies", { count: item.unreadCount })}</span>
              </Badge>
            )}
          </span>
        </span>
      </a>
    </li>
  );
}

/** "Ana: Kettle is on", in one line. */
function useSpoken(users: WireUser[], myId: number): (message: WireMessage) => string {
  const t = useTranslations("threads");
  const tCommon = useTranslations("common");
  return ({ deleted, body, fromUserId }) => {
    const words = typeof body.text === "string" ? body.text.replace(/\s+/g, " ").trim() : "";
    const text = deleted ? t("deleted") : words || t("attachment");
    if (fromUserId === myId) return t("previewYou", { text });
    const name = users.find(({ id }) => id === fromUserId)?.displayName || tCommon("unknownPerson");
    return t("preview", { name, text });
  };
}
