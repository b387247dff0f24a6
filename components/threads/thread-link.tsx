"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { MessageSquareReply } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { ShortTime } from "@/components/ui/short-time";
import { openThread, threadPath } from "@/lib/client/navigation";
import { threadsQuery } from "@/lib/client/queries/threads";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = {
  message: WireMessage;
  /** Whether the keyboard is at this message: then the link can be reached by Tab. */
  isInRow: boolean;
};

/** Under a thread's root: how many replies, and when the last one came. Under a reply shown in the room: its thread. */
export default function ThreadLink({ message, isInRow }: Props) {
  const rootId = message.threadRootId ?? message.id;
  const t = useTranslations("threads");
  const format = useFormatter();
  const { data: isUnread = false } = useQuery({
    ...threadsQuery,
    select: ({ list }) => list.some((item) => item.rootId === rootId && item.unreadCount > 0 && !item.muted),
  });
  const { replyCount: count = 0, lastReplyAt = 0 } = message;
  if (count === 0 && message.threadRootId === undefined) return null;

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openThread(message.roomId, rootId);
  }

  const time = format.dateTime(lastReplyAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <a
      href={threadPath(message.roomId, rootId)}
      onClick={open}
      tabIndex={isInRow ? 0 : -1}
      aria-label={count > 0 ? t(isUnread ? "linkUnread" : "link", { count, time }) : undefined}
      className="-ml-1.5 mt-0.5 inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm px-1.5 text-sm hover:bg-hover touch:min-h-11"
    >
      <MessageSquareReply
        className={clsx("size-4 shrink-0", isUnread ? "text-accent" : "text-faint")}
        aria-hidden
      />
      {count > 0 ? (
        <>
          <span className={clsx("text-accent", isUnread ? "font-semibold" : "font-medium")}>
            {t("replies", { count })}
          </span>
          <span aria-hidden="true" className="text-faint">
            ·
          </span>
          <span className="truncate text-faint text-xs">
            {t.rich("lastAt", { time: () => <ShortTime at={lastReplyAt} /> })}
          </span>
        </>
      ) : (
        <span className="font-medium text-soft">{t("inThread")}</span>
      )}
    </a>
  );
}
