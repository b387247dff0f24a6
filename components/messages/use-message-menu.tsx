"use client";

import {
  Bookmark,
  BookmarkX,
  Copy,
  CornerUpLeft,
  EyeOff,
  Forward,
  History,
  Link,
  MessageSquareDot,
  MessageSquareReply,
  Pencil,
  Pin,
  PinOff,
  Trash2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { copyMessageLink, hideForMe, togglePin, toggleSaved } from "@/components/messages/message-commands";
import type { RowActions } from "@/components/messages/message-row";
import { useCommandContext } from "@/components/messages/use-command-context";
import { useChat } from "@/components/rooms/chat-context";
import type { MenuAction, MenuItem } from "@/components/ui/menu";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = { message: WireMessage; isMine: boolean; actions: RowActions };

/** Everything that can be done with a message, but reacting: the same for the menu and for a finger's sheet. */
export function useMessageMenu({ message, isMine, actions }: Props): MenuItem[] {
  const t = useTranslations("actions");
  const tMessages = useTranslations("messages");
  const tReplies = useTranslations("replies");
  const tThreads = useTranslations("threads");
  const context = useCommandContext();
  const { openDialog } = useChat();
  const { reply, replyInThread, markUnread } = actions;
  const { text } = message.body;
  const isText = message.type === "text" && typeof text === "string";
  const isEditable = isMine && isText && !message.isForwarded;
  const given = (isThere: unknown, label: string, Icon: typeof Copy, onSelect: () => void): MenuAction[] =>
    isThere ? [{ label, icon: <Icon className="size-4" />, onSelect }] : [];
  return [
    ...given(reply, tReplies("reply"), CornerUpLeft, () => reply?.(message)),
    ...given(replyInThread, tThreads("reply"), MessageSquareReply, () => replyInThread?.(message)),
    ...given(true, t("forward"), Forward, () => openDialog({ name: "forward", message })),
    "separator",
    ...given(isEditable, tMessages("edit"), Pencil, () => actions.edit(message)),
    ...given(typeof text === "string" && text, tMessages("copyText"), Copy, () => actions.copy(String(text))),
    ...given(true, t("copyLink"), Link, () => copyMessageLink(context, message)),
    ...given(true, t(message.saved ? "unsave" : "save"), message.saved ? BookmarkX : Bookmark, () =>
      toggleSaved(context, message),
    ),
    ...given(true, t(message.pinnedAt ? "unpin" : "pin"), message.pinnedAt ? PinOff : Pin, () =>
      togglePin(context, message),
    ),
    ...given(markUnread, t("markUnread"), MessageSquareDot, () => markUnread?.(message)),
    ...given(message.editedAt, t("history"), History, () => openDialog({ name: "history", message })),
    "separator",
    ...given(true, t("hide"), EyeOff, () => hideForMe(context, message)),
    ...given(isMine, t("delete"), Trash2, () => actions.remove(message)).map((item) => ({
      ...item,
      isDangerous: true,
    })),
  ];
}
