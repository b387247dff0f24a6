"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, CheckCheck, MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { WindowTitle } from "@/components/rooms/window-title";
import { ThreadItem } from "@/components/threads/thread-item";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { leaveToList } from "@/lib/client/navigation";
import { loadMoreThreads, markThreadSeen, threadsQuery } from "@/lib/client/queries/threads";
import type { WireThreads } from "@/lib/dialects/spika/schemas/thread";

/** The threads that I follow, the one with the newest reply first. */
export default function ThreadsScreen() {
  const t = useTranslations("threads");
  const tRooms = useTranslations("rooms");
  const tCommon = useTranslations("common");
  const { data, isError, refetch } = useQuery(threadsQuery);
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
        {data && <MarkAllRead data={data} />}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 md:p-3">
        {isError && !data && (
          <Banner
            look="danger"
            action={
              <Button size="sm" onClick={() => refetch()}>
                {tCommon("retry")}
              </Button>
            }
          >
            {t("listError")}
          </Banner>
        )}
        {data && <ThreadList data={data} />}
      </div>
    </main>
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
