"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { type DayJumps, DayMenu } from "@/components/messages/day-menu";
import { dayOf } from "@/lib/i18n/days";

type Props = {
  at: number;
  /** Without it there is nowhere to go. */
  jumps?: DayJumps;
  /** Tab stops at it: at one of them, or it would take long to leave the list. */
  isTabStop?: boolean;
};

/**
 * Stays at the top while its day is being read; pressed, it leads to other days. All are
 * as wide: the one of the day before stays there too, beneath it.
 */
export function DayHeading({ at, jumps, isTabStop }: Props) {
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
        className="min-w-52 rounded-full border border-line bg-surface text-center font-medium text-soft text-xs"
        suppressHydrationWarning
      >
        {jumps ? (
          <DayMenu day={text} jumps={jumps} isTabStop={isTabStop} />
        ) : (
          <span className="block px-3 py-1" suppressHydrationWarning>
            {text}
          </span>
        )}
      </h2>
    </div>
  );
}
