"use client";

import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListEntry } from "@/components/rooms/list-entry";
import { Badge } from "@/components/ui/badge";
import { useRoomList } from "@/lib/client/queries/rooms";
import { threadsQuery } from "@/lib/client/queries/threads";
import { countUnreadThreads } from "@/lib/client/thread-list";

/** Above the rooms: the threads that I follow, and how many of them have something new. */
export function ThreadsEntry() {
  const t = useTranslations("threads");
  const { data: threads } = useQuery(threadsQuery);
  const count = useRoomList((rooms) => (threads ? countUnreadThreads(threads, rooms) : 0)) ?? 0;
  return (
    <ListEntry
      name="threads"
      icon={<MessagesSquare className="size-5" aria-hidden />}
      label={t("nav")}
      isStrong={count > 0}
    >
      {count > 0 && (
        <Badge look="accent" isRound>
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{t("unread", { count })}</span>
        </Badge>
      )}
    </ListEntry>
  );
}
