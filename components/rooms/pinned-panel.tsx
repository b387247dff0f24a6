"use client";

import { useQuery } from "@tanstack/react-query";
import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { togglePin } from "@/components/messages/message-commands";
import { MessageExcerpt } from "@/components/messages/message-excerpt";
import { useCommandContext } from "@/components/messages/use-command-context";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { pinnedQuery } from "@/lib/client/queries/message-actions";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** What everybody in the room is to find again, the last pin first. */
export default function PinnedPanel({ room }: { room: WireRoom }) {
  const t = useTranslations("actions");
  const tCommon = useTranslations("common");
  const context = useCommandContext();
  const { data, isError, refetch } = useQuery(pinnedQuery(room.id));
  if (isError && !data) {
    return (
      <Banner
        look="danger"
        action={
          <Button size="sm" onClick={() => void refetch()}>
            {tCommon("retry")}
          </Button>
        }
      >
        {t("pinned.failed")}
      </Banner>
    );
  }
  if (!data) return <Skeleton className="h-20 w-full" />;
  if (data.length === 0) {
    return (
      <EmptyState icon={<Pin className="size-6" />} title={t("pinned.emptyTitle")}>
        {t("pinned.emptyText")}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t("pinned.list")} className="-mx-2 flex flex-col gap-0.5">
      {data.map((message) => (
        <MessageExcerpt
          key={message.id}
          message={message}
          author={room.users.find(({ userId }) => userId === message.fromUserId)?.user}
          panel="pins"
          onRemove={{ label: t("unpin"), act: () => togglePin(context, message) }}
        />
      ))}
    </ul>
  );
}
