"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt, toggleSaved } from "@/components/messages/message-commands";
import { MessageExcerpt } from "@/components/messages/message-excerpt";
import { useCommandContext } from "@/components/messages/use-command-context";
import { ListScreen } from "@/components/rooms/list-screen";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useMe } from "@/lib/client/queries/me";
import { loadMoreSaved, savedQuery } from "@/lib/client/queries/message-actions";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";
import type { WireSavedMessages } from "@/lib/dialects/spika/schemas/message-actions";

/** What I have saved, the last one first. */
export default function SavedScreen() {
  const t = useTranslations("actions.saved");
  const { data, isError, refetch } = useQuery(savedQuery);

  return (
    <ListScreen
      title={t("nav")}
      failure={isError && !data && { text: t("failed"), onRetry: () => void refetch() }}
    >
      {data && <SavedList data={data} />}
    </ListScreen>
  );
}

function SavedList({ data }: { data: WireSavedMessages }) {
  const t = useTranslations("actions");
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const context = useCommandContext();
  const { data: rooms = [] } = useQuery(roomListQuery);
  const [isLoading, setLoading] = useState(false);

  function more() {
    setLoading(true);
    attempt(
      context,
      loadMoreSaved(context.client).finally(() => setLoading(false)),
    );
  }

  if (data.list.length === 0) {
    return (
      <EmptyState icon={<Bookmark className="size-6" />} title={t("saved.emptyTitle")}>
        {t("saved.emptyText")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t("saved.nav")} className="mx-auto flex max-w-[88ch] flex-col gap-1">
        {data.list.map(({ message }) => {
          const room = rooms.find(({ id }) => id === message.roomId);
          return (
            <MessageExcerpt
              key={message.id}
              message={message}
              author={data.users.find(({ id }) => id === message.fromUserId)}
              place={room && faceOf(room).title}
              onRemove={{ label: t("unsave"), act: () => toggleSaved(context, message) }}
            />
          );
        })}
      </ul>
      {data.nextCursor && (
        <div className="flex justify-center py-3">
          <Button isBusy={isLoading} onClick={more}>
            {t("saved.more")}
          </Button>
        </div>
      )}
    </>
  );
}
