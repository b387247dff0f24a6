"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { dayOf } from "@/lib/i18n/days";

/** Stays at the top while its day is being read. */
export function DayHeading({ at }: { at: number }) {
  const t = useTranslations("messages");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const age = dayOf(Date.now(), timeZone) - dayOf(at, timeZone);
  const isRecent = age < 180;
  const text =
    age === 0
      ? t("today")
      : age === 1
        ? t("yesterday")
        : format.dateTime(at, {
            weekday: "long",
            day: "numeric",
            month: "long",
            ...(isRecent ? {} : { year: "numeric" }),
          });
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div role="listitem" className="pointer-events-none sticky top-2 z-10 my-3 flex justify-center">
      <h2
        className="rounded-full border border-line bg-surface px-3 py-0.5 font-medium text-soft text-xs"
        suppressHydrationWarning
      >
        {text}
      </h2>
    </div>
  );
}
