"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListEntry } from "@/components/rooms/list-entry";

/** Above the rooms: what I have saved. */
export function SavedEntry() {
  const t = useTranslations("actions.saved");
  return <ListEntry name="saved" icon={<Bookmark className="size-5" aria-hidden />} label={t("nav")} />;
}
