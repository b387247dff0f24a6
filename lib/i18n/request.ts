import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogue } from "@/lib/i18n/catalogue";
import { isTimeZone, TIME_ZONE_COOKIE } from "@/lib/i18n/time-zone";

/** English for now; times are rendered in the zone that the browser told last. */
export default getRequestConfig(async () => {
  const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return { locale: "en", messages: catalogue, timeZone: zone && isTimeZone(zone) ? zone : "UTC" };
});
