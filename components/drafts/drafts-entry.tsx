"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListEntry } from "@/components/rooms/list-entry";
import { useScreen } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { useDraftPlaces } from "@/lib/client/use-drafts";

/** Above the rooms, while there is something that I have begun to write. */
export function DraftsEntry() {
  const t = useTranslations("drafts");
  const isCurrent = useScreen() === "drafts";
  const { count } = useDraftPlaces(useMe().id);
  if (count === 0 && !isCurrent) return null;
  return (
    <ListEntry name="drafts" icon={<Pencil className="size-4.5" aria-hidden />} label={t("nav")}>
      <span className="tabular pr-1 text-faint text-sm" aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{t("count", { count })}</span>
    </ListEntry>
  );
}
