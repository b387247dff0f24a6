"use client";

import { Copy, CornerUpLeft, MessageSquareReply, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RowActions } from "@/components/messages/message-row";
import { QuickReactions, useQuickReactions } from "@/components/messages/quick-reactions";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = {
  message: WireMessage;
  isMine: boolean;
  actions: RowActions;
  onMenuChange: (isOpen: boolean) => void;
};

/** Appears over the message at hand. By keyboard: T, E, Delete, and Enter or R for the menu, on the row itself. */
export function MessageToolbar({ message, isMine, actions, onMenuChange }: Props) {
  const t = useTranslations("messages");
  const { text } = message.body;
  const tReplies = useTranslations("replies");
  const tThreads = useTranslations("threads");
  const { reply, replyInThread } = actions;
  const reactions = useQuickReactions(message, actions);
  const items: MenuItem[] = [
    { row: reactions.map((choice) => ({ ...choice, icon: <span className="text-lg">{choice.icon}</span> })) },
    "separator",
  ];
  if (reply) {
    items.push({
      label: tReplies("reply"),
      icon: <CornerUpLeft className="size-4" />,
      onSelect: () => reply(message),
    });
  }
  if (replyInThread) {
    items.push({
      label: tThreads("reply"),
      icon: <MessageSquareReply className="size-4" />,
      onSelect: () => replyInThread(message),
    });
  }
  if (typeof text === "string") {
    items.push({
      label: t("copyText"),
      icon: <Copy className="size-4" />,
      onSelect: () => actions.copy(text),
    });
  }
  if (isMine && message.type === "text") {
    items.push({
      label: t("edit"),
      icon: <Pencil className="size-4" />,
      onSelect: () => actions.edit(message),
    });
  }
  if (isMine) {
    items.push("separator", {
      label: t("delete"),
      icon: <Trash2 className="size-4" />,
      isDangerous: true,
      onSelect: () => actions.remove(message),
    });
  }
  return (
    <div className="-top-3 absolute right-4 z-10 flex rounded-md border border-line bg-raised shadow-bar touch:-top-4">
      <QuickReactions choices={reactions} />
      {reply && (
        <IconButton
          size="sm"
          tooltip="above"
          label={tReplies("reply")}
          tabIndex={-1}
          icon={<CornerUpLeft className="size-4" />}
          onClick={() => reply(message)}
        />
      )}
      {replyInThread && (
        <IconButton
          size="sm"
          tooltip="above"
          label={tThreads("reply")}
          tabIndex={-1}
          icon={<MessageSquareReply className="size-4" />}
          onClick={() => replyInThread(message)}
        />
      )}
      {isMine && message.type === "text" && (
        <IconButton
          size="sm"
          tooltip="above"
          label={t("edit")}
          tabIndex={-1}
          icon={<Pencil className="size-4" />}
          onClick={() => actions.edit(message)}
        />
      )}
      <Menu
        size="sm"
        tooltip="above"
        label={t("actions")}
        tabIndex={-1}
        icon={<MoreHorizontal className="size-4" />}
        items={items}
        onOpenChange={onMenuChange}
        data-message-menu=""
      />
    </div>
  );
}
