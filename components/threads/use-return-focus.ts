"use client";

import { type RefObject, useLayoutEffect } from "react";
import type { ComposerHandle } from "@/components/messages/composer";
import { rowKey } from "@/lib/client/timeline";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/**
 * When the thread closes, however that happens, focus goes back to what opened it; where
 * that has gone, to the message that the thread is under, else to the room's composer.
 */
export function useReturnFocus(
  threadId: number | null,
  messages: RefObject<WireMessage[]>,
  composer: RefObject<ComposerHandle | null>,
): void {
  useLayoutEffect(() => {
    if (threadId === null) return;
    const origin = document.activeElement;
    return () => {
      // The panel is still in the document at this moment, and another may take its place.
      requestAnimationFrame(() => {
        if (document.activeElement && document.activeElement !== document.body) return;
        const isThere = origin instanceof HTMLElement && origin !== document.body && origin.isConnected;
        const target = isThere ? origin : rowOf(messages.current.find(({ id }) => id === threadId));
        if (target) target.focus({ preventScroll: true });
        else composer.current?.focus();
      });
    };
  }, [threadId, messages, composer]);
}

function rowOf(message: WireMessage | undefined): HTMLElement | null {
  if (!message) return null;
  const key = rowKey(message.fromUserId, message.localId ?? String(message.id));
  return document.querySelector<HTMLElement>(`#messages [data-key="${CSS.escape(key)}"]`);
}
