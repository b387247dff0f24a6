"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { openThreads, THREADS_PATH, useIsInThreads } from "@/lib/client/navigation";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { threadsQuery } from "@/lib/client/queries/threads";
import { countUnreadThreads } from "@/lib/client/thread-list";

/** Above the rooms: the threads that I follow, and how many of them have something new. */
export function ThreadsEntry() {
  const t = useTranslations("threads");
  const { data: rooms = [] } = useQuery(roomListQuery);
  const { data: threads } = useQuery(threadsQuery);
  const isCurrent = useIsInThreads();
  const count = threads ? countUnreadThreads(threads, rooms) : 0;

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openThreads();
  }

  return (
    <a
      href={THREADS_PATH}
      aria-current={isCurrent ? "page" : undefined}
      onClick={open}
      className={clsx(
        "mx-2 mb-1 flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2 touch:h-11",
        isCurrent ? "bg-selected" : "hover:bg-hover",
        count > 0 ? "font-semibold text-ink" : "font-medium text-soft",
      )}
    >
      <span className="flex w-10 justify-center">
        <MessagesSquare className="size-5" aria-hidden />
      </span>
      <span className="flex-1">{t("nav")}</span>
      {count > 0 && (
        <Badge look="accent" isRound>
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{t("unread", { count })}</span>
        </Badge>
      )}
    </a>
  );
}
