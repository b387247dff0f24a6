const formatters = new Map<string, Intl.DateTimeFormat>();

/** The number of the day (since 1970) that it is at that moment in a time zone; differences count midnights. */
export function dayOf(at: number, timeZone = "UTC"): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formatters.set(timeZone, formatter);
  }
  return Date.parse(`${formatter.format(at)}T00:00:00Z`) / 86_400_000;
}
