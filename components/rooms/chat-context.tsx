"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { OutgoingQueue } from "@/lib/client/outgoing";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

export type ChatDialog =
  | "create-room"
  | "new-direct"
  | "browse"
  | "switch"
  | "shortcuts"
  | { name: "forward" | "history"; message: WireMessage }
  | { name: "leave"; roomId: number };

type Chat = {
  /** null while the server renders. */
  outgoing: OutgoingQueue | null;
  openDialog: (dialog: ChatDialog) => void;
  /** Bytes of the largest file that the server takes. */
  maxUpload: number;
};

const Context = createContext<Chat | null>(null);

export function ChatProvider({ value, children }: { value: Chat; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useChat(): Chat {
  const chat = useContext(Context);
  if (!chat) throw new Error("useChat outside of the chat");
  return chat;
}
