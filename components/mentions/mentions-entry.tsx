"use client";

import { useQuery } from "@tanstack/react-query";
import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListEntry } from "@/components/rooms/list-entry";
import { Badge } from "@/components/ui/badge";
import { MENTIONS_PATH, openMentions, useIsInMentions } from "@/lib/client/navigation";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { countMentions } from "@/lib/client/room-list";

/** Above the rooms: what calls me, and how much waits, replies in threads that I follow included. */
export function MentionsEntry() {
  const t = useTranslations("mentions");
  const { data: rooms = [] } = useQuery(roomListQuery);
  const count = countMentions(rooms);
  return (
    <ListEntry
      href={MENTIONS_PATH}
      onOpen={openMentions}
      isCurrent={useIsInMentions()}
      icon={<AtSign className="size-5" aria-hidden />}
      label={t("nav")}
      isStrong={count > 0}
    >
      {count > 0 && (
        <Badge look="accent" isRound>
          <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
          <span className="visually-hidden">{t("waiting", { count })}</span>
        </Badge>
      )}
    </ListEntry>
  );
}
