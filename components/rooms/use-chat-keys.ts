"use client";

import { useEffect } from "react";

type Keys = { onSwitch: () => void };

/** The shortcuts that work wherever one is in the chat; not while a dialog is open, which has keys of its own. */
export function useChatKeys({ onSwitch }: Keys): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isPlain = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isPlain || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      if (!document.querySelector("dialog[open]")) onSwitch();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onSwitch]);
}
