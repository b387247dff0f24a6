import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getMessages, getTimeZone, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { IntlProvider } from "@/components/ui/intl-provider";
import { THEME_SCRIPT } from "@/components/ui/theme-script";
import { Toaster } from "@/components/ui/toaster";
import { Tooltips } from "@/components/ui/tooltips";

// No title here: in the chat it changes with every message, so the open room renders it.
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    description: t("tagline"),
    applicationName: t("appName"),
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f1ec" },
    { media: "(prefers-color-scheme: dark)", color: "#141210" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, timeZone, nonce] = await Promise.all([
    getLocale(),
    getMessages(),
    getTimeZone(),
    readNonce(),
  ]);
  return (
    // The theme's class is set before React wakes up, by a script that reads the person's choice.
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
          {children}
          <Announcer />
          <Toaster />
          <Tooltips />
        </IntlProvider>
      </body>
    </html>
  );
}

/** The nonce of this request's content security policy, which the server puts on the request. */
async function readNonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy");
  return policy?.match(/'nonce-([^']+)'/)?.[1];
}
