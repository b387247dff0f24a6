"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { showToast } from "@/components/ui/toasts";
import type { DraftPlace } from "@/lib/client/drafts";
import { addToTray, MOST_FILES } from "@/lib/client/files/tray";

/** Puts files above the composer of a place, and says so when that were too many. */
export function useAddFiles({ userId, roomId, threadRootId }: DraftPlace): (files: File[]) => void {
  const t = useTranslations("files");
  return useCallback(
    (files) => {
      const left = addToTray({ userId, roomId, threadRootId }, files);
      if (left > 0) showToast(t("tooMany", { most: MOST_FILES, left }));
    },
    [userId, roomId, threadRootId, t],
  );
}
