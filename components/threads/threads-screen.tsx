"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CheckCheck, MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListScreen } from "@/components/rooms/list-screen";
import { ThreadItem } from "@/components/threads/thread-item";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { loadMoreThreads, markThreadSeen, threadsQuery } from "@/lib/client/queries/threads";
import type { WireThreads } from "@/lib/dialects/spika/schemas/thread";

/** The threads that I follow, the one with the newest reply first. */
export default function ThreadsScreen() {
  const t = useTranslations("threads");
  const { data, isError, refetch } = useQuery(threadsQuery);

  return (
    <ListScreen
      title={t("nav")}
      action={data && <MarkAllRead data={data} />}
      failure={isError && !data && { text: t("listError"), onRetry: () => void refetch() }}
    >
      {data && <ThreadList data={data} />}
    </ListScreen>
  );
}

function ThreadList({ data }: { data: WireThreads }) {
  const t = useTranslations("threads");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isLoading, setLoading] = useState(false);

  async function more() {
    setLoading(true);
    await loadMoreThreads(client).catch((cause: unknown) => showToast(errorText(cause)));
    setLoading(false);
  }

  if (data.list.length === 0) {
    return (
      <EmptyState icon={<MessagesSquare className="size-6" />} title={t("emptyTitle")}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t("nav")} className="mx-auto flex max-w-[88ch] flex-col gap-1">
        {data.list.map((item) => (
          <ThreadItem key={item.rootId} item={item} users={data.users} />
        ))}
      </ul>
      {data.nextCursor && (
        <div className="flex justify-center py-3">
          <Button isBusy={isLoading} onClick={() => void more()}>
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}

function MarkAllRead({ data }: { data: WireThreads }) {
  const t = useTranslations("threads");
  const client = useQueryClient();
  const errorText = useErrorText();
  const unread = data.list.filter((item) => item.unreadCount > 0);
  if (unread.length === 0) return null;

  async function mark() {
    try {
      await Promise.all(
        unread.map((item) => markThreadSeen(client, item, item.lastReply?.seq ?? item.seenSeq)),
      );
      announce(t("allRead"));
    } catch (cause) {
      showToast(errorText(cause));
    }
  }

  return (
    <Button size="sm" icon={<CheckCheck className="size-4" />} onClick={() => void mark()}>
      {t("markAllRead")}
    </Button>
  );
}
