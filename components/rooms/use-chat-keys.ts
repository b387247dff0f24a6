"use client";

import { useEffect } from "react";

type Keys = { onSwitch: () => void; onSearch: () => void };

/** The shortcuts that work wherever one is in the chat; not while a dialog is open, which has keys of its own. */
export function useChatKeys({ onSwitch, onSearch }: Keys): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const keys = `${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`;
      const act = { k: onSwitch, "shift+f": onSearch }[keys];
      if (!act) return;
      event.preventDefault();
      if (!document.querySelector("dialog[open]")) act();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onSwitch, onSearch]);
}
