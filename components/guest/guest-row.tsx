"use client";

import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { GuestBubble } from "@/components/guest/guest-bubble";
import { GuestEditor } from "@/components/guest/guest-editor";
import { MessageTime } from "@/components/messages/message-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { WireChatMessage } from "@/lib/dialects/guest-chat/schemas";

type Props = {
  message: WireChatMessage;
  isOwn: boolean;
  /** The one before is of the same author, just now: the name need not stand again. */
  isFollowing: boolean;
  canChange: boolean;
  onEdit: (id: number, body: string) => Promise<boolean>;
  onRemove: (id: number) => Promise<boolean>;
};

export function GuestRow({ message, isOwn, isFollowing, canChange, onEdit, onRemove }: Props) {
  const t = useTranslations("guest");
  const [at, setAt] = useState<"rest" | "actions" | "editing" | "deleting">("rest");
  const { id, author_name, body, attachments, chat_user } = message;
  const rest = () => setAt("rest");
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div
      role="listitem"
      className={clsx("group flex gap-2", isOwn && "flex-row-reverse", isFollowing ? "mt-1" : "mt-3")}
    >
      {!isOwn && (
        <span className="w-8 shrink-0">
          {!isFollowing && <Avatar id={chat_user?.id ?? author_name.length} name={author_name} size={32} />}
        </span>
      )}
      <div className={clsx("flex min-w-0 max-w-[85%] flex-col gap-1", isOwn && "items-end")}>
        <p className={clsx("flex items-center gap-1.5 text-faint text-xs", isFollowing && "visually-hidden")}>
          <span className="font-medium text-soft">{isOwn ? t("you") : author_name}</span>
          {chat_user?.role === "agent" && !isOwn && <Badge>{t("agent")}</Badge>}
          <MessageTime at={Date.parse(message.created_at)} />
        </p>
        <GuestBubble body={body} attachments={attachments} isOwn={isOwn}>
          {at === "editing" && (
            <GuestEditor
              body={body}
              onSave={async (text) => {
                if (await onEdit(id, text)) rest();
              }}
              onCancel={rest}
            />
          )}
        </GuestBubble>
        {message.edited && <p className="text-faint text-xs">{t("edited")}</p>}
        {at === "actions" && (
          <div className="flex gap-1">
            {attachments.length === 0 && (
              <Button size="sm" look="quiet" onClick={() => setAt("editing")}>
                {t("edit")}
              </Button>
            )}
            <Button size="sm" look="quiet" onClick={() => setAt("deleting")}>
              {t("delete")}
            </Button>
          </div>
        )}
        {at === "deleting" && (
          <div role="alert" className="flex flex-wrap items-center justify-end gap-1 text-sm">
            <span className="text-soft">{t("deleteQuestion")}</span>
            <Button size="sm" look="danger" onClick={() => void onRemove(id)}>
              {t("delete")}
            </Button>
            <Button size="sm" onClick={rest}>
              {t("keep")}
            </Button>
          </div>
        )}
      </div>
      {isOwn && canChange && at !== "editing" && (
        <IconButton
          label={t("actions")}
          size="sm"
          tooltip="none"
          aria-expanded={at === "actions"}
          icon={<Ellipsis className="size-4" />}
          className="self-center opacity-0 transition-opacity focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100"
          onClick={() => setAt(at === "rest" ? "actions" : "rest")}
        />
      )}
    </div>
  );
}
