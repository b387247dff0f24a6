"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useCallback } from "react";
import type { MessageListHandle } from "@/components/messages/message-list";
import { showToast } from "@/components/ui/toasts";

/** Goes to a message of the list, and says so where that is not possible. */
export function useJump(list: RefObject<MessageListHandle | null>): (messageId: number) => void {
  const t = useTranslations("replies");
  return useCallback(
    async (messageId) => {
      try {
        if ((await list.current?.toMessage(messageId)) === false) showToast(t("gone"));
      } catch {
        showToast(t("unreachable")); // the pages between could not be fetched
      }
    },
    [list, t],
  );
}
