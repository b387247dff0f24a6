"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { dayOf } from "@/lib/i18n/days";

/** The day that what follows was said on. */
export function GuestDay({ at }: { at: number }) {
  const t = useTranslations("messages");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const age = dayOf(Date.now(), timeZone) - dayOf(at, timeZone);
  const date = () => format.dateTime(at, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div role="listitem" className="my-3 flex justify-center">
      <h2 className="rounded-full border border-line bg-surface px-3 py-0.5 font-medium text-soft text-xs">
        {age === 0 ? t("today") : age === 1 ? t("yesterday") : date()}
      </h2>
    </div>
  );
}
