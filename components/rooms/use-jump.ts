"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect } from "react";
import type { ThreadListHandle } from "@/components/threads/thread-messages";
import { showToast } from "@/components/ui/toasts";
import { JUMP, useMessageInAddress } from "@/lib/client/navigation";

/** Goes to a message of a thread, and says so where it is not there. */
export function useJumpInThread(list: RefObject<ThreadListHandle | null>): (messageId: number) => void {
  const t = useTranslations("replies");
  return useCallback(
    (messageId) => {
      if (list.current?.toMessage(messageId) === false) showToast(t("gone"));
    },
    [list, t],
  );
}

/** Goes to the message that the address names, once the room's messages are there. */
export function useJumpFromAddress(
  roomId: number,
  isLoaded: boolean,
  onJump: (messageId: number) => void,
): void {
  const messageId = useMessageInAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another room's message is another one to go to
  useEffect(() => {
    if (!isLoaded || messageId === null) return;
    const jump = () => onJump(messageId);
    jump();
    window.addEventListener(JUMP, jump);
    return () => window.removeEventListener(JUMP, jump);
  }, [roomId, isLoaded, messageId, onJump]);
}
