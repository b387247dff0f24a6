"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { MENTIONS_PATH, openMentions, useIsInMentions } from "@/lib/client/navigation";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { countMentions } from "@/lib/client/room-list";

/** Above the rooms: what calls me, and how much waits, replies in threads that I follow included. */
export function MentionsEntry() {
  const t = useTranslations("mentions");
  const { data: rooms = [] } = useQuery(roomListQuery);
  const isCurrent = useIsInMentions();
  const count = countMentions(rooms);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openMentions();
  }

  return (
    <a
      href={MENTIONS_PATH}
      aria-current={isCurrent ? "page" : undefined}
      onClick={open}
      className={clsx(
        "mx-2 mb-1 flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2 touch:h-11",
        isCurrent ? "bg-selected" : "hover:bg-hover",
        count > 0 ? "font-semibold text-ink" : "font-medium text-soft",
      )}
    >
      <span className="flex w-10 justify-center">
        <AtSign className="size-5" aria-hidden />
      </span>
      <span className="flex-1">{t("nav")}</span>
      {count > 0 && (
        <Badge look="accent" isRound>
          <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
          <span className="visually-hidden">{t("waiting", { count })}</span>
        </Badge>
      )}
    </a>
  );
}
