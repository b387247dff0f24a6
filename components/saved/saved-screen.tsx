"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { attempt, toggleSaved } from "@/components/messages/message-commands";
import { MessageExcerpt } from "@/components/messages/message-excerpt";
import { useCommandContext } from "@/components/messages/use-command-context";
import { WindowTitle } from "@/components/rooms/window-title";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { leaveToList } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { loadMoreSaved, savedQuery } from "@/lib/client/queries/message-actions";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";
import type { WireSavedMessages } from "@/lib/dialects/spika/schemas/message-actions";

/** What I have saved, the last one first. */
export default function SavedScreen() {
  const t = useTranslations("actions.saved");
  const tRooms = useTranslations("rooms");
  const tCommon = useTranslations("common");
  const { data, isError, refetch } = useQuery(savedQuery);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <main id="messages" tabIndex={-1} className="flex h-full flex-col bg-surface">
      <WindowTitle title={t("nav")} />
      <header className="flex h-14 shrink-0 items-center gap-2.5 border-line border-b pr-2 pl-2 md:pl-5">
        <IconButton
          label={tRooms("header.backToList")}
          icon={<ArrowLeft className="size-5" />}
          onClick={leaveToList}
          className="md:hidden"
        />
        <h1 ref={heading} tabIndex={-1} className="flex-1 font-semibold text-lg outline-none">
          {t("nav")}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 md:p-3">
        {isError && !data && (
          <Banner
            look="danger"
            action={
              <Button size="sm" onClick={() => void refetch()}>
                {tCommon("retry")}
              </Button>
            }
          >
            {t("failed")}
          </Banner>
        )}
        {data && <SavedList data={data} />}
      </div>
    </main>
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
