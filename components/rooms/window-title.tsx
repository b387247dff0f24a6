"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { useRoomList } from "@/lib/client/queries/rooms";
import { countCalls } from "@/lib/client/room-list";

const AppBadge = lazy(() => import("@/components/rooms/app-badge"));

/** The window's title: "(3) Release team – Hearth". It counts mentions and direct messages. */
export function WindowTitle({ title }: { title?: string }) {
  const t = useTranslations("common");
  const calls = useRoomList(countCalls) ?? 0;
  const name = title ? `${title} – ${t("appName")}` : t("appName");
  return (
    <>
      <title>{calls > 0 ? `(${calls > 99 ? "99+" : calls}) ${name}` : name}</title>
      {calls > 0 && (
        <Suspense fallback={null}>
          <AppBadge count={calls} />
        </Suspense>
      )}
    </>
  );
}
