"use client";

import { CornerUpLeft, MessageSquareReply, MoreHorizontal, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useMoreReactions } from "@/components/emoji/use-more-reactions";
import type { RowActions } from "@/components/messages/message-row";
import { QuickReactions, useQuickReactions } from "@/components/messages/quick-reactions";
import { useMessageMenu } from "@/components/messages/use-message-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = {
  message: WireMessage;
  isMine: boolean;
  actions: RowActions;
  isMenuOpen: boolean;
  onMenuChange: (isOpen: boolean) => void;
};

/** Appears over the message at hand. By keyboard: T, E, Delete, and Enter or R for the menu, on the row itself. */
export default function MessageToolbar({ message, isMine, actions, isMenuOpen, onMenuChange }: Props) {
  const t = useTranslations("messages");
  const tReplies = useTranslations("replies");
  const tThreads = useTranslations("threads");
  const { reply, replyInThread } = actions;
  const reactions = useQuickReactions(message, actions);
  const more = useMoreReactions(message, actions);
  const bar = useRef<HTMLDivElement>(null);
  const items: MenuItem[] = [
    {
      row: [
        ...reactions.map((choice) => ({ ...choice, icon: <span className="text-lg">{choice.icon}</span> })),
        { label: more.label, icon: more.icon, onSelect: () => more.ask(bar.current) },
      ],
    },
    "separator",
    ...useMessageMenu({ message, isMine, actions }),
  ];

  return (
    <div
      ref={bar}
      className="-top-3 absolute right-4 z-10 flex rounded-md border border-line bg-raised shadow-bar touch:-top-4"
    >
      <QuickReactions choices={reactions} />
      <IconButton
        size="sm"
        tooltip="above"
        label={more.label}
        tabIndex={-1}
        icon={more.icon}
        onClick={({ currentTarget }) => more.ask(currentTarget)}
      />
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
      {isMine && message.type === "text" && !message.isForwarded && (
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
        isOpen={isMenuOpen}
        onOpenChange={onMenuChange}
        returnTo={() => bar.current?.closest<HTMLElement>("[data-key]")}
      />
    </div>
  );
}
