"use client";

import { useEffect } from "react";

const MARKED_ICON = "/icon-marked.svg";

/** A dot on the tab's icon, and the number on the installed app's, as long as somebody wants me. */
export default function AppBadge({ count }: { count: number }) {
  useEffect(() => {
    const icons = Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel="icon"]'));
    const before = icons.map((icon) => icon.href);
    for (const icon of icons) icon.href = MARKED_ICON;
    return () => {
      for (const [index, icon] of icons.entries()) icon.href = before[index] ?? icon.href;
    };
  }, []);

  useEffect(() => {
    // Only an installed app has a place for it; elsewhere the browser refuses.
    void navigator.setAppBadge?.(count).catch(() => undefined);
    return () => void navigator.clearAppBadge?.().catch(() => undefined);
  }, [count]);

  return null;
}
