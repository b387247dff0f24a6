"use client";

import { lazy } from "react";
import { BrowseDialog } from "@/components/rooms/browse-dialog";
import type { ChatDialog } from "@/components/rooms/chat-context";
import { CreateRoomDialog } from "@/components/rooms/create-room-dialog";
import { NewDirectDialog } from "@/components/rooms/new-direct-dialog";
import { QuickSwitcher } from "@/components/rooms/quick-switcher";

const ForwardDialog = lazy(() =>
  import("@/components/messages/forward-dialog").then((module) => ({ default: module.ForwardDialog })),
);
const HistoryDialog = lazy(() =>
  import("@/components/messages/history-dialog").then((module) => ({ default: module.HistoryDialog })),
);
const LeaveFromList = lazy(() => import("@/components/rooms/leave-from-list"));
const ShortcutsDialog = lazy(() =>
  import("@/components/rooms/shortcuts-dialog").then((module) => ({ default: module.ShortcutsDialog })),
);

/** The dialogs that can be opened from anywhere in the chat. */
export default function ChatDialogs({ dialog, onClose }: { dialog: ChatDialog; onClose: () => void }) {
  if (typeof dialog === "object") {
    switch (dialog.name) {
      case "forward":
        return <ForwardDialog message={dialog.message} onClose={onClose} />;
      case "history":
        return <HistoryDialog message={dialog.message} onClose={onClose} />;
      case "leave":
        return <LeaveFromList roomId={dialog.roomId} onClose={onClose} />;
    }
  }
  switch (dialog) {
    case "create-room":
      return <CreateRoomDialog onClose={onClose} />;
    case "new-direct":
      return <NewDirectDialog onClose={onClose} />;
    case "browse":
      return <BrowseDialog onClose={onClose} />;
    case "switch":
      return <QuickSwitcher onClose={onClose} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={onClose} />;
  }
}
