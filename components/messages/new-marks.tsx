"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { News } from "@/lib/client/news";

/** Between what was there at the last visit and what is new. Stays put until the room is left. */
export function NewLine() {
  const t = useTranslations("messages");
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div role="listitem" data-key="new" className="flex items-center gap-2 px-4 py-1 text-accent">
      <span className="h-px flex-1 bg-accent-fill" aria-hidden="true" />
      <span className="font-semibold text-xs">{t("new")}</span>
      <span className="h-px w-4 bg-accent-fill" aria-hidden="true" />
    </div>
  );
}

type BannerProps = { news: News; onJump: () => void; onMarkRead: () => void };

/** The line is further up than the screen: how much is new, since when. */
export function NewBanner({ news, onJump, onMarkRead }: BannerProps) {
  const t = useTranslations("messages");
  const format = useFormatter();
  const text =
    news.since === null
      ? t("newBelow", { count: news.count })
      : t("newSince", {
          count: news.count,
          time: format.dateTime(news.since, { hour: "numeric", minute: "2-digit" }),
        });
  return (
    <div className="-translate-x-1/2 absolute top-2 left-1/2 z-20 flex max-w-[calc(100%-2rem)] animate-appear items-center gap-1 rounded-full bg-accent-fill py-1 pr-1 pl-1 text-on-accent text-sm shadow-float">
      <button
        type="button"
        onClick={onJump}
        className="flex min-w-0 items-center gap-1.5 rounded-full px-2.5 py-1 font-medium hover:bg-accent-fill-hover touch:py-2.5"
      >
        <ArrowUp className="size-4 shrink-0" aria-hidden />
        <span className="truncate">{text}</span>
      </button>
      <button
        type="button"
        onClick={onMarkRead}
        className="shrink-0 rounded-full px-2.5 py-1 font-medium hover:bg-accent-fill-hover touch:py-2.5"
      >
        {t("markRead")} <kbd className="ml-1 font-sans text-xs opacity-80">Esc</kbd>
      </button>
    </div>
  );
}

/** The end is out of sight: back to it, and how much has come there. */
export function NewBelow({ count, onJump }: { count: number; onJump: () => void }) {
  const t = useTranslations("messages");
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center">
      <Button
        size="sm"
        look={count > 0 ? "primary" : "secondary"}
        onClick={onJump}
        aria-label={count > 0 ? undefined : t("toEnd")}
        icon={<ArrowDown className="size-4" />}
        className="pointer-events-auto animate-appear rounded-full shadow-float"
      >
        {count > 0 ? t("newBelow", { count }) : t("toEnd")}
      </Button>
    </div>
  );
}
