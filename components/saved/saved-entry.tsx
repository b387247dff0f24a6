"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListEntry } from "@/components/rooms/list-entry";
import { openSaved, SAVED_PATH, useIsInSaved } from "@/lib/client/navigation";

/** Above the rooms: what I have saved. */
export function SavedEntry() {
  const t = useTranslations("actions.saved");
  return (
    <ListEntry
      href={SAVED_PATH}
      onOpen={openSaved}
      isCurrent={useIsInSaved()}
      icon={<Bookmark className="size-5" aria-hidden />}
      label={t("nav")}
    />
  );
}
