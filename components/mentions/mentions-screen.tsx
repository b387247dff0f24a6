"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowLeft, AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { MessageExcerpt } from "@/components/messages/message-excerpt";
import { WindowTitle } from "@/components/rooms/window-title";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { leaveToList } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { mentionsQuery } from "@/lib/client/queries/mentions";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";
import type { WireMentions } from "@/lib/dialects/spika/schemas/mention";

/** What calls me, in all rooms, the newest first. */
export default function MentionsScreen() {
  const t = useTranslations("mentions");
  const tRooms = useTranslations("rooms");
  const tCommon = useTranslations("common");
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(mentionsQuery);
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
        {isError && (
          <Banner
            look="danger"
            action={
              <Button size="sm" onClick={() => void refetch()}>
                {tCommon("retry")}
              </Button>
            }
          >
            {t("listError")}
          </Banner>
        )}
        {data && <List pages={data.pages} />}
        {hasNextPage && (
          <div className="flex justify-center py-3">
            <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t("more")}
            </Button>
          </div>
        )}
      </div>
    </main>
  );
}

function List({ pages }: { pages: WireMentions[] }) {
  const t = useTranslations("mentions");
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const { data: rooms = [] } = useQuery(roomListQuery);
  const people = new Map(pages.flatMap(({ users }) => users).map((user) => [user.id, user]));
  const messages = pages.flatMap(({ list }) => list);

  if (messages.length === 0) {
    return (
      <EmptyState icon={<AtSign className="size-6" />} title={t("emptyTitle")}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t("nav")} className="mx-auto flex max-w-[88ch] flex-col gap-1">
      {messages.map((message) => {
        const room = rooms.find(({ id }) => id === message.roomId);
        return (
          <MessageExcerpt
            key={message.id}
            message={message}
            author={people.get(message.fromUserId)}
            place={room && faceOf(room).title}
          />
        );
      })}
    </ul>
  );
}
