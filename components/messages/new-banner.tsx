"use client";

import { ArrowUp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { News } from "@/lib/client/news";

type BannerProps = { news: News; onJump: () => void; onMarkRead: () => void };

/** The line is further up than the screen: how much is new, since when. */
export default function NewBanner({ news, onJump, onMarkRead }: BannerProps) {
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
