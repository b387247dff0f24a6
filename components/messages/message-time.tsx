"use client";

import { useFormatter } from "next-intl";

/** The time of day; the full date when pointed at. */
export function MessageTime({ at, id }: { at: number; id?: string }) {
  const format = useFormatter();
  return (
    <time
      id={id}
      dateTime={new Date(at).toISOString()}
      title={format.dateTime(at, { dateStyle: "full", timeStyle: "medium" })}
      className="tabular whitespace-nowrap"
    >
      {format.dateTime(at, { hour: "numeric", minute: "2-digit" })}
    </time>
  );
}
