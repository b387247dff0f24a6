"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect } from "react";
import type { MessageListHandle } from "@/components/messages/message-list";
import { showToast } from "@/components/ui/toasts";
import { JUMP, useMessageInAddress } from "@/lib/client/navigation";

/**
 * Goes to a message of the list, and says so where that is not possible.
 *
 * @param onFar  shows it where it is too far from what is loaded; without it the reader is told that it is gone
 */
export function useJump(
  list: RefObject<MessageListHandle | null>,
  onFar?: (messageId: number) => void,
): (messageId: number) => void {
  const t = useTranslations("replies");
  return useCallback(
    async (messageId) => {
      try {
        if ((await list.current?.toMessage(messageId)) !== false) return;
        if (onFar) onFar(messageId);
        else showToast(t("gone"));
      } catch {
        showToast(t("unreachable")); // the pages between could not be fetched
      }
    },
    [list, onFar, t],
  );
}

/** Goes to the message that the address names, once the room's messages are there. */
export function useJumpFromAddress(isLoaded: boolean, onJump: (messageId: number) => void): void {
  const messageId = useMessageInAddress();
  useEffect(() => {
    if (!isLoaded || messageId === null) return;
    const jump = () => onJump(messageId);
    jump();
    window.addEventListener(JUMP, jump);
    return () => window.removeEventListener(JUMP, jump);
  }, [isLoaded, messageId, onJump]);
}
