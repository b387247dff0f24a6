"use client";

import clsx from "clsx";
import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { openSaved, SAVED_PATH, useIsInSaved } from "@/lib/client/navigation";

/** Above the rooms: what I have saved. */
export function SavedEntry() {
  const t = useTranslations("actions.saved");
  const isCurrent = useIsInSaved();

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openSaved();
  }

  return (
    <a
      href={SAVED_PATH}
      aria-current={isCurrent ? "page" : undefined}
      onClick={open}
      className={clsx(
        "mx-2 mb-1 flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2 font-medium text-soft touch:h-11",
        isCurrent ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="flex w-10 justify-center">
        <Bookmark className="size-5" aria-hidden />
      </span>
      <span className="flex-1">{t("nav")}</span>
    </a>
  );
}
