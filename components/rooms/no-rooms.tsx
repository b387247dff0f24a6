"use client";

import { Hash } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChat } from "@/components/rooms/chat-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The list is empty: there is no room yet, or (with `onShowAll`) nothing unread. */
export default function NoRooms({ onShowAll }: { onShowAll?: () => void }) {
  const t = useTranslations("rooms");
  const { openDialog } = useChat();
  if (onShowAll) {
    return (
      <EmptyState title={t("noUnread")} actions={<Button onClick={onShowAll}>{t("noUnreadAll")}</Button>} />
    );
  }
  return (
    <EmptyState
      icon={<Hash className="size-6" />}
      title={t("emptyTitle")}
      actions={
        <>
          <Button look="primary" onClick={() => openDialog("create-room")}>
            {t("createRoom")}
          </Button>
          <Button onClick={() => openDialog("browse")}>{t("browse")}</Button>
        </>
      }
    >
      {t("emptyText")}
    </EmptyState>
  );
}
