"use client";

import { useFormatter, useLocale, useTimeZone } from "next-intl";
import { dayOf } from "@/lib/i18n/days";

/** How long ago in the fewest letters: the time today, the weekday this week, else the date. */
export function ShortTime({ at }: { at: number }) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  const locale = useLocale();
  const date = new Date(at);
  const age = dayOf(Date.now(), timeZone) - dayOf(at, timeZone);
  const isThisYear = new Date().getFullYear() === date.getFullYear();
  const text =
    age === 0
      ? format.dateTime(date, { hour: "numeric", minute: "2-digit" })
      : age > 0 && age < 7
        ? format.dateTime(date, { weekday: "short" })
        : format.dateTime(date, {
            day: "numeric",
            month: "short",
            ...(isThisYear ? {} : { year: "2-digit" }),
          });
  return (
    // The clock may pass midnight between the server's render and the browser's.
    <time dateTime={date.toISOString()} lang={locale} className="tabular" suppressHydrationWarning>
      {text}
    </time>
  );
}
