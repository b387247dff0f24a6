"use client";

import { useTimeZone, useTranslations } from "next-intl";
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { DayHeading } from "@/components/messages/day-heading";
import { LoadEarlier } from "@/components/messages/load-earlier";
import type { RowActions } from "@/components/messages/message-row";
import { NewBanner, NewBelow } from "@/components/messages/new-marks";
import { Row } from "@/components/messages/timeline-row";
import { useAnchoredScroll } from "@/components/messages/use-anchored-scroll";
import { useArrivals } from "@/components/messages/use-arrivals";
import { useMessageWindow } from "@/components/messages/use-message-window";
import { useRovingFocus } from "@/components/messages/use-roving-focus";
import { useSeenMark } from "@/components/messages/use-seen-mark";
import type { RoomMessages } from "@/lib/client/message-pages";
import { newsOf, type OpenedAt } from "@/lib/client/news";
import { usePreferences } from "@/lib/client/queries/preferences";
import { rowKey, toTimeline } from "@/lib/client/timeline";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

export type MessageListHandle = {
  toEnd: () => void;
  /** Scrolls to a message and marks it for a moment. False when the room has no such message. */
  toMessage: (messageId: number) => Promise<boolean>;
};

type Props = {
  roomId: number;
  title: string;
  data: RoomMessages;
  myId: number;
  people: Map<number, WireUser>;
  /** What was unread when the room was opened; null when nothing was, or it has been marked as read. */
  opened: OpenedAt | null;
  onMarkRead: () => void;
  editingId: number | null;
  actions: RowActions;
  /** Stands above the very first message. */
  intro: ReactNode;
  handle: Ref<MessageListHandle>;
};

/** A room's messages, oldest first, opened where reading goes on. */
export function MessageList(props: Props) {
  const { roomId, title, data, myId, people, opened, editingId, actions } = props;
  const t = useTranslations("messages");
  const timeZone = useTimeZone();
  const { startAt, markRead } = usePreferences();
  const shown = useMessageWindow(roomId, data);
  const news = useMemo(() => opened && newsOf(data, opened, myId), [data, opened, myId]);
  const newFromSeq = news?.fromSeq ?? null;
  const outgoing = shown.isEndLoaded ? data.outgoing : NONE;
  const days = useMemo(
    () => toTimeline(shown.messages, outgoing, { myId, timeZone, newFromSeq }),
    [shown.messages, outgoing, myId, timeZone, newFromSeq],
  );

  const moved = useRef(() => {});
  const scroll = useAnchoredScroll({
    rowsVersion: days,
    isEndLoaded: shown.isEndLoaded,
    onMoved: useCallback(() => moved.current(), []),
  });
  const [place, setPlace] = useState({ isLineAbove: false, isFarFromEnd: false });
  const isAtEnd = scroll.isAtEnd && shown.isEndLoaded;
  useSeenMark(roomId, data.lastSeq, isAtEnd && markRead === "seen");
  const arrivals = useArrivals(data.list, isAtEnd, myId);
  const focus = useRovingFocus(days);

  moved.current = () => {
    const box = scroll.scroller.current;
    if (!box) return;
    shown.follow(box);
    const line = topOfLine(box);
    const isLineAbove = line === null ? news !== null && news.count > 0 : line < 0;
    const isFarFromEnd = !shown.isEndLoaded || -box.scrollTop > box.clientHeight;
    setPlace((known) =>
      isSamePlace(known, isLineAbove, isFarFromEnd) ? known : { isLineAbove, isFarFromEnd },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows may still not fill the screen
  useEffect(() => moved.current(), [days]);

  const { toRow, toEnd: scrollToEnd, scroller } = scroll;
  // What is new begins further up than one screen: reading goes on there.
  useLayoutEffect(() => {
    if (startAt === "newest") return;
    const line = scroller.current && topOfLine(scroller.current);
    if (line !== null && line < 0) toRow("new");
  }, [toRow, scroller, startAt]);

  // It begins before what is loaded, though not too far: the pages between are fetched first.
  const isLineNear = news !== null && news.fromSeq === null && news.count <= MOST_TO_FETCH;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the room is opened
  useEffect(() => {
    if (isLineNear && startAt === "unread") void toNewLine();
  }, []);

  const { showEnd } = shown;
  const toEnd = useCallback(() => {
    showEnd();
    scrollToEnd();
  }, [showEnd, scrollToEnd]);
  const newest = useRef(data);
  newest.current = data;
  useImperativeHandle(props.handle, () => ({ toEnd, toMessage }));

  async function toMessage(messageId: number): Promise<boolean> {
    for (let pages = 0; pages < MOST_PAGES_UP; pages += 1) {
      const { list, hasEarlier } = newest.current;
      const message = list.find(({ id }) => id === messageId);
      const key = message && rowKey(message.fromUserId, message.localId ?? String(message.id));
      if (key && toRow(key)) {
        if (scroller.current) point(scroller.current, key);
        return true;
      }
      if (!message && !hasEarlier) return false;
      await shown.goUp();
      await new Promise(requestAnimationFrame);
    }
    return false;
  }

  async function toNewLine() {
    for (let pages = 0; pages < MOST_PAGES_UP && !toRow("new"); pages += 1) {
      await shown.goUp();
      await new Promise(requestAnimationFrame);
    }
  }

  return (
    <section
      id="messages"
      tabIndex={-1}
      aria-label={t("list", { room: title })}
      className="relative flex min-h-0 flex-1 flex-col"
    >
      {place.isLineAbove && news && (
        <NewBanner news={news} onJump={toNewLine} onMarkRead={props.onMarkRead} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys bubble up from the messages */}
      <div
        ref={scroll.scroller}
        onScroll={scroll.onScroll}
        onKeyDown={focus.onKeyDown}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain scroll-py-12 [overflow-anchor:none]"
      >
        <div ref={scroll.content} className="flex min-h-full shrink-0 flex-col justify-end pt-4 pb-3">
          {shown.isBeginning ? (
            props.intro
          ) : (
            <LoadEarlier state={shown.earlier} onRetry={shown.fetchEarlier} />
          )}
          {/* biome-ignore lint/a11y/useSemanticElements: days divide the list, which ul does not allow */}
          <div role="list" aria-label={t("list", { room: title })}>
            {days.map((day) => (
              <div key={day.day}>
                <DayHeading at={day.at} />
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
              </div>
            ))}
          </div>
        </div>
      </div>
      {!isAtEnd && (arrivals > 0 || place.isFarFromEnd) && <NewBelow count={arrivals} onJump={toEnd} />}
    </section>
  );
}

const NONE: RoomMessages["outgoing"] = [];
const MOST_PAGES_UP = 20;
const POINTED_FOR_MS = 2_500;
const MOST_TO_FETCH = 200;

/** The row gets the focus, and for two seconds a ground of its own. */
function point(box: HTMLElement, key: string): void {
  const row = box.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
  const backgroundColor = "var(--color-accent-tint)";
  row?.animate([{ backgroundColor }, { backgroundColor, offset: 0.9 }, {}], POINTED_FOR_MS);
}

/** Where the line "New" is, in pixels below the top of the view; null where it is not in the document. */
function topOfLine(box: HTMLElement): number | null {
  const line = box.querySelector('[data-key="new"]');
  return line && line.getBoundingClientRect().top - box.getBoundingClientRect().top;
}

function isSamePlace(
  place: { isLineAbove: boolean; isFarFromEnd: boolean },
  isLineAbove: boolean,
  isFar: boolean,
) {
  return place.isLineAbove === isLineAbove && place.isFarFromEnd === isFar;
}
