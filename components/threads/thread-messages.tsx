"use client";

import { useTimeZone, useTranslations } from "next-intl";
import {
  Fragment,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { BeforeRowsChange } from "@/components/messages/before-rows-change";
import { DayHeading } from "@/components/messages/day-heading";
import type { RowActions } from "@/components/messages/message-row";
import NewBelow from "@/components/messages/new-below";
import { Row } from "@/components/messages/timeline-row";
import { useAnchoredScroll } from "@/components/messages/use-anchored-scroll";
import { useArrivals } from "@/components/messages/use-arrivals";
import { useRovingFocus } from "@/components/messages/use-roving-focus";
import { useThreadSeen } from "@/components/threads/use-thread-seen";
import type { RoomMessages } from "@/lib/client/message-pages";
import { isNewTo } from "@/lib/client/news";
import { rowKey, toTimeline } from "@/lib/client/timeline";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

export type ThreadListHandle = {
  toEnd: () => void;
  /** Scrolls to a message. False where the thread has no such message. */
  toMessage: (messageId: number) => boolean;
};

type Props = {
  data: RoomMessages;
  myId: number;
  people: Map<number, WireUser>;
  editingId: number | null;
  actions: RowActions;
  handle: Ref<ThreadListHandle>;
};

/** The root, how many replies, and the replies; opened where reading goes on. */
export function ThreadMessages({ data, myId, people, editingId, actions, handle }: Props) {
  const t = useTranslations("threads");
  const timeZone = useTimeZone();
  const [opened] = useState(data.thread);
  const [root, ...replies] = data.list;
  // The line stays where it was when the thread was opened, as in a room.
  const newFromSeq =
    opened && opened.unreadCount > 0
      ? (replies.find((reply) => reply.seq > opened.seenSeq && isNewTo(reply, myId))?.seq ?? null)
      : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: root and replies are made from the list
  const days = useMemo(() => {
    const options = { myId, timeZone, newFromSeq };
    return [...toTimeline(root ? [root] : [], [], options), ...toTimeline(replies, data.outgoing, options)];
  }, [data.list, data.outgoing, myId, timeZone, newFromSeq]);

  const scroll = useAnchoredScroll({
    rowsVersion: days,
    isEndLoaded: true,
    onMoved: useCallback(() => {}, []),
  });
  const { toRow, toEnd, scroller } = scroll;
  const endSeq = data.list.at(-1)?.seq ?? 0;
  useThreadSeen(data.thread, endSeq, scroll.isAtEnd);
  const arrivals = useArrivals(replies, scroll.isAtEnd, myId);
  const focus = useRovingFocus(days);
  const { list } = data;
  useImperativeHandle(
    handle,
    () => ({
      toEnd,
      toMessage: (messageId) => {
        const message = list.find(({ id }) => id === messageId);
        const key = message && rowKey(message.fromUserId, message.localId ?? String(message.id));
        if (!key || !toRow(key)) return false;
        scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
        return true;
      },
    }),
    [toEnd, toRow, scroller, list],
  );

  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    if (isPlaced.current) return;
    isPlaced.current = true;
    const line = scroller.current?.querySelector('[data-key="new"]');
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    if (line && line.getBoundingClientRect().top < top) toRow("new");
  }, [toRow, scroller]);

  const count = root?.replyCount ?? 0;
  return (
    <section aria-label={t("list")} className="relative flex min-h-0 flex-1 flex-col">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys bubble up from the messages */}
      <div
        ref={scroll.scroller}
        onScroll={scroll.onScroll}
        onKeyDown={focus.onKeyDown}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain scroll-py-12 [overflow-anchor:none]"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: days divide the list, which ul does not allow */}
        <div
          ref={scroll.content}
          role="list"
          aria-label={t("list")}
          className="flex min-h-full shrink-0 flex-col pt-2 pb-3"
        >
          <BeforeRowsChange version={days} onBefore={scroll.measure}>
            {days.map((day, index) => (
              <Fragment key={`${index === 0 ? "root" : ""}${day.day}`}>
                {index === 1 && <RepliesLine count={count} />}
                {index > 0 && day.day !== days[index - 1]?.day && <DayHeading at={day.at} />}
                {day.rows.map((row) => (
                  <Row
                    key={row.key}
                    row={row}
                    myId={myId}
                    people={people}
                    isActive={row.key === focus.currentKey}
                    editingId={editingId}
                    actions={actions}
                    onActivate={focus.setActiveKey}
                  />
                ))}
              </Fragment>
            ))}
          </BeforeRowsChange>
          {days.length === 1 && <RepliesLine count={count} />}
        </div>
      </div>
      {!scroll.isAtEnd && arrivals > 0 && <NewBelow count={arrivals} onJump={toEnd} />}
    </section>
  );
}

/** Between the root and the replies. */
function RepliesLine({ count }: { count: number }) {
  const t = useTranslations("threads");
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div role="listitem" className="flex items-center gap-2 px-4 pt-3 text-faint md:px-5">
      <span className="tabular text-xs">{t("replies", { count })}</span>
      <span className="h-px flex-1 bg-line" aria-hidden="true" />
    </div>
  );
}
