"use client";

import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListEntry } from "@/components/rooms/list-entry";
import { Badge } from "@/components/ui/badge";
import { useRoomList } from "@/lib/client/queries/rooms";
import { countMentions } from "@/lib/client/room-list";

/** Above the rooms: what calls me, and how much waits, replies in threads that I follow included. */
export function MentionsEntry() {
  const t = useTranslations("mentions");
  const count = useRoomList(countMentions) ?? 0;
  return (
    <ListEntry
      name="mentions"
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
