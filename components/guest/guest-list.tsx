"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef } from "react";
import { GuestDay } from "@/components/guest/guest-day";
import { GuestRow } from "@/components/guest/guest-row";
import { PendingRow } from "@/components/guest/pending-row";
import type { useGuestChat } from "@/components/guest/use-guest-chat";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { WireChatMessage, WireChatUser } from "@/lib/dialects/guest-chat/schemas";

type Props = { guest: ReturnType<typeof useGuestChat>; me: WireChatUser; canWrite: boolean };

/** So near to the end, the end is what one reads. */
const NEAR_PX = 120;
const GROUP_MS = 5 * 60_000;

/** The messages, the newest at the bottom: it stays in sight while one is there. */
export function GuestList({ guest, me, canWrite }: Props) {
  const t = useTranslations("guest");
  const { list, pending, hasEarlier } = guest.messages;
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const before = useRef({ eldest: 0, height: 0 });
  const { markSeen } = guest;
  const eldest = list[0]?.id ?? 0;

  useLayoutEffect(() => {
    const view = box.current;
    if (!view) return;
    const isPrepended = eldest < before.current.eldest && before.current.eldest > 0;
    if (isPrepended) view.scrollTop += view.scrollHeight - before.current.height;
    else if (isAtEnd.current || pending.length > 0) view.scrollTop = view.scrollHeight;
    before.current = { eldest, height: view.scrollHeight };
  });

  const last = list.at(-1);
  useSpokenArrivals(last, me);
  useEffect(() => {
    const tell = () => {
      if (last && last.chat_user?.id !== me.id && isAtEnd.current && !document.hidden) markSeen(last.id);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [last, me.id, markSeen]);

  function onScroll() {
    const view = box.current;
    if (!view) return;
    isAtEnd.current = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR_PX;
    if (view.scrollTop < NEAR_PX && hasEarlier && !guest.loading) void guest.loadEarlier();
  }

  return (
    <section
      ref={box}
      onScroll={onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      aria-label={t("conversation")}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 md:px-5"
    >
      <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-end py-4">
        {guest.loading === "first" && (
          <p role="status" className="flex items-center justify-center gap-2 py-8 text-soft">
            <Spinner /> {t("loading")}
          </p>
        )}
        {guest.loading === "failed" && (
          <Banner look="danger" title={t("loadFailed")}>
            <Button size="sm" className="mt-2" onClick={guest.retryLoading}>
              {t("retry")}
            </Button>
          </Banner>
        )}
        {hasEarlier && (
          <Button
            look="quiet"
            size="sm"
            className="mx-auto"
            isBusy={guest.loading === "earlier"}
            onClick={() => void guest.loadEarlier()}
          >
            {t("earlier")}
          </Button>
        )}
        {!guest.loading && list.length === 0 && pending.length === 0 && (
          <p className="py-8 text-center text-soft">{t("empty")}</p>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: day headings stand between the items, as in the messenger */}
        <div role="list" className="flex flex-col">
          {list.map((message, index) => {
            const previous = list[index - 1];
            const isNewDay = !previous || dayOf(previous) !== dayOf(message);
            return (
              <div key={message.id} className="contents">
                {isNewDay && <GuestDay at={Date.parse(message.created_at)} />}
                <GuestRow
                  message={message}
                  isOwn={message.chat_user?.id === me.id}
                  isFollowing={!isNewDay && isSameBreath(previous, message)}
                  canChange={canWrite}
                  onEdit={guest.edit}
                  onRemove={guest.remove}
                />
              </div>
            );
          })}
          {pending.map((row) => (
            <PendingRow
              key={row.localId}
              row={row}
              onRetry={() => void guest.send(row)}
              onDiscard={() => guest.discard(row.localId)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** What others say is read out once, when it comes. */
function useSpokenArrivals(last: WireChatMessage | undefined, me: WireChatUser): void {
  const t = useTranslations("guest");
  const spoken = useRef<number | null>(null);
  useEffect(() => {
    if (!last) return;
    const isNew = spoken.current !== null && last.id > spoken.current;
    spoken.current = last.id;
    if (isNew && last.chat_user?.id !== me.id) {
      announce(t("newMessage", { name: last.author_name, text: last.body }));
    }
  }, [last, me.id, t]);
}

function dayOf(message: WireChatMessage): string {
  return new Date(message.created_at).toDateString();
}

function isSameBreath(a: WireChatMessage | undefined, b: WireChatMessage): boolean {
  if (!a || a.author_name !== b.author_name || a.chat_user?.id !== b.chat_user?.id) return false;
  return Date.parse(b.created_at) - Date.parse(a.created_at) < GROUP_MS;
}
