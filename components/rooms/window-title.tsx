"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { countUnread } from "@/lib/client/room-list";

/** The window's title: "(3) Release team – Hearth". */
export function WindowTitle({ title }: { title?: string }) {
  const t = useTranslations("common");
  const { data: rooms = [] } = useQuery(roomListQuery);
  const unread = countUnread(rooms);
  const name = title ? `${title} – ${t("appName")}` : t("appName");
  return <title>{unread > 0 ? `(${unread > 99 ? "99+" : unread}) ${name}` : name}</title>;
}
