"use client";

import { BrowseDialog } from "@/components/rooms/browse-dialog";
import type { ChatDialog } from "@/components/rooms/chat-context";
import { CreateRoomDialog } from "@/components/rooms/create-room-dialog";
import { NewDirectDialog } from "@/components/rooms/new-direct-dialog";
import { QuickSwitcher } from "@/components/rooms/quick-switcher";

/** The dialogs that can be opened from anywhere in the chat. */
export default function ChatDialogs({ dialog, onClose }: { dialog: ChatDialog; onClose: () => void }) {
  switch (dialog) {
    case "create-room":
      return <CreateRoomDialog onClose={onClose} />;
    case "new-direct":
      return <NewDirectDialog onClose={onClose} />;
    case "browse":
      return <BrowseDialog onClose={onClose} />;
    case "switch":
      return <QuickSwitcher onClose={onClose} />;
  }
}
