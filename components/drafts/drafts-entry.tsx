"use client";

import clsx from "clsx";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { DRAFTS_PATH, openDrafts, useIsInDrafts } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { useDraftPlaces } from "@/lib/client/use-drafts";

/** Above the rooms, while there is something that I have begun to write. */
export function DraftsEntry() {
  const t = useTranslations("drafts");
  const isCurrent = useIsInDrafts();
  const { count } = useDraftPlaces(useMe().id);
  if (count === 0 && !isCurrent) return null;

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openDrafts();
  }

  return (
    <a
      href={DRAFTS_PATH}
      aria-current={isCurrent ? "page" : undefined}
      onClick={open}
      className={clsx(
        "mx-2 mb-1 flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2 font-medium text-soft touch:h-11",
        isCurrent ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="flex w-10 justify-center">
        <Pencil className="size-4.5" aria-hidden />
      </span>
      <span className="flex-1">{t("nav")}</span>
      <span className="tabular pr-1 text-faint text-sm" aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{t("count", { count })}</span>
    </a>
  );
}
