"use client";

import { useEffect } from "react";
import { type ChatCommand, chatCommand } from "@/components/rooms/shortcuts";
import { useHandler } from "@/components/ui/use-handler";

/** The shortcuts that work wherever one is in the chat; not while a dialog is open, which has keys of its own. */
export function useChatKeys(onCommand: (command: ChatCommand) => void): void {
  const act = useHandler(onCommand);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const command = chatCommand(event);
      if (!command || event.defaultPrevented) return;
      // The browser's own search comes with the second press.
      if (command === "search" && isInSearch()) return;
      event.preventDefault();
      if (!document.querySelector("dialog[open]")) act(command);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [act]);
}

function isInSearch(): boolean {
  return document.activeElement instanceof HTMLInputElement && document.activeElement.type === "search";
}
