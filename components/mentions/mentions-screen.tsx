"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessageExcerpt } from "@/components/messages/message-excerpt";
import { ListScreen } from "@/components/rooms/list-screen";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useMe } from "@/lib/client/queries/me";
import { mentionsQuery } from "@/lib/client/queries/mentions";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";
import type { WireMentions } from "@/lib/dialects/spika/schemas/mention";

/** What calls me, in all rooms, the newest first. */
export default function MentionsScreen() {
  const t = useTranslations("mentions");
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(mentionsQuery);

  return (
    <ListScreen title={t("nav")} failure={isError && { text: t("listError"), onRetry: () => void refetch() }}>
      {data && <List pages={data.pages} />}
      {hasNextPage && (
        <div className="flex justify-center py-3">
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
    </ListScreen>
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
