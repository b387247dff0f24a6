import type { Browser } from "@/lib/domain/accounts/open-session";

// The order matters: most browsers also name the ones they descend from.
const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdg(A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(iPhone|iPod)\b/, "iOS"],
  [/\biPad\b/, "iPadOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** What a person calls their browser when they look at the list of their sessions. */
export function describeBrowser(userAgent: string | undefined | null): Browser {
  const named = (kinds: typeof BROWSERS) => kinds.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return { deviceName: named(BROWSERS) ?? null, osName: named(SYSTEMS) ?? null };
}
