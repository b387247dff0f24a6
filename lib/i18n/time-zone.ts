/** The browser writes its time zone here, so that the server renders times as the reader's clock shows them. */
export const TIME_ZONE_COOKIE = "hearth-time-zone";

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // the only way to ask; a cookie may hold anything
  }
}
