"use client";

import { useTranslations } from "next-intl";
import { Menu, type TriggerProps } from "@/components/ui/menu";
import type { Place } from "@/lib/client/queries/past";

/** Where the reader may go from a day's name. */
export type DayJumps = { goTo: (place: Place) => void; chooseDate: () => void };

type Props = { day: string; jumps: DayJumps; isTabStop?: boolean };

/** A day's name as a button: to today, yesterday, last week, a date, the very beginning. */
export function DayMenu({ day, jumps, isTabStop = false }: Props) {
  const t = useTranslations("messages");
  const toDay = (ago: number) => () => jumps.goTo({ date: startOfDay(ago) });
  return (
    <Menu
      label={day}
      icon={null}
      align="start"
      items={[
        { label: t("today"), onSelect: toDay(0) },
        { label: t("yesterday"), onSelect: toDay(1) },
        { label: t("jumpLastWeek"), onSelect: toDay(7) },
        { label: t("jumpDate"), onSelect: jumps.chooseDate },
        { label: t("jumpBeginning"), onSelect: () => jumps.goTo({ seq: 1 }) },
      ]}
      renderTrigger={(props: TriggerProps) => (
        <button
          type="button"
          {...props}
          tabIndex={isTabStop ? undefined : -1}
          data-tooltip={t("jumpTitle")}
          suppressHydrationWarning
          className="pointer-events-auto block min-h-6 w-full rounded-full px-3 py-0.5 transition-colors hover:bg-hover hover:text-ink touch:min-h-11 touch:px-4"
        >
          {day}
        </button>
      )}
    />
  );
}

/** Midnight by the reader's clock. */
function startOfDay(daysAgo: number): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
}
