"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { announce } from "@/components/ui/announcer";
import { readLive, subscribeToLive } from "@/lib/client/connection";

/** Short gaps are nobody's concern. */
const SHOWN_AFTER_MS = 5_000;

export default function ConnectionBanner() {
  const t = useTranslations("messages");
  const isLive = useSyncExternalStore(subscribeToLive, readLive, () => null);
  const [isShown, setShown] = useState(false);

  useEffect(() => {
    if (isLive !== false) {
      setShown((wasShown) => {
        if (wasShown) announce(t("reconnected"));
        return false;
      });
      return;
    }
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isLive, t]);

  if (!isShown) return null;
  return (
    <p
      role="status"
      className="mx-3 mb-2 flex animate-appear items-center justify-center gap-2 rounded-md bg-accent-tint px-3 py-1.5 text-on-accent-tint text-sm md:mx-5"
    >
      <WifiOff className="size-4" aria-hidden />
      {t("reconnecting")}
    </p>
  );
}
