import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogue } from "@/lib/i18n/catalogue";
import { pickLocale } from "@/lib/i18n/pick-locale";
import { isTimeZone, TIME_ZONE_COOKIE } from "@/lib/i18n/time-zone";

/** English for now; times and dates as the reader's region writes them, in the zone that the browser told last. */
export default getRequestConfig(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const zone = jar.get(TIME_ZONE_COOKIE)?.value;
  return {
    locale: pickLocale(sent.get("accept-language")),
    messages: catalogue,
    timeZone: zone && isTimeZone(zone) ? zone : "UTC",
  };
});
