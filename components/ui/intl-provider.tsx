"use client";

import { type AbstractIntlMessages, NextIntlClientProvider } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { TIME_ZONE_COOKIE } from "@/lib/i18n/time-zone";

type Props = {
  locale: string;
  messages: AbstractIntlMessages;
  /** The zone in which the server has rendered. */
  timeZone: string;
  children: ReactNode;
};

/**
 * Words and formats for client components. The first render uses the server's time
 * zone, as hydration must; where the browser knows better, the second one corrects
 * it and tells the server for next time.
 */
export function IntlProvider({ timeZone, children, ...rest }: Props) {
  const [zone, setZone] = useState(timeZone);

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || own === timeZone) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older browsers
    document.cookie = `${TIME_ZONE_COOKIE}=${own}; path=/; max-age=31536000; samesite=lax`;
    setZone(own);
  }, [timeZone]);

  return (
    <NextIntlClientProvider timeZone={zone} {...rest}>
      {children}
    </NextIntlClientProvider>
  );
}
