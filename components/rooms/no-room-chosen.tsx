"use client";

import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChat } from "@/components/rooms/chat-context";
import { WindowTitle } from "@/components/rooms/window-title";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useMe } from "@/lib/client/queries/me";
import { roomListQuery } from "@/lib/client/queries/rooms";

/** Beside the list on a wide screen; a small one shows the list alone. */
export default function NoRoomChosen() {
  const t = useTranslations("rooms");
  const me = useMe();
  const { data: rooms } = useQuery(roomListQuery);
  const { openDialog } = useChat();
  return (
    <div id="messages" tabIndex={-1} className="flex h-full items-center bg-surface">
      <WindowTitle />
      <EmptyState
        isWholePage
        icon={<MessagesSquare className="size-6" />}
        title={rooms?.length ? t("pickTitle") : t("welcome", { name: me.displayName ?? "" })}
        actions={
          <>
            <Button look="primary" onClick={() => openDialog("create-room")}>
              {t("createRoom")}
            </Button>
            <Button onClick={() => openDialog("new-direct")}>{t("newDirect")}</Button>
          </>
        }
      >
        {rooms?.length ? t("pickText") : t("emptyText")}
      </EmptyState>
    </div>
  );
}
