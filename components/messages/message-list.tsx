"use client";

import { useTimeZone, useTranslations } from "next-intl";
import {
  lazy,
  memo,
  type ReactNode,
  type Ref,
  Suspense,
  startTransition,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { BeforeRowsChange } from "@/components/messages/before-rows-change";
import { DayHeading } from "@/components/messages/day-heading";
import type { DayJumps } from "@/components/messages/day-menu";
import { LoadMore } from "@/components/messages/load-more";
import type { RowActions } from "@/components/messages/message-row";
import { Row } from "@/components/messages/timeline-row";
import { useAnchoredScroll } from "@/components/messages/use-anchored-scroll";
import { useArrivals } from "@/components/messages/use-arrivals";
import { type Landing, useLanding } from "@/components/messages/use-landing";
import { useMessageWindow } from "@/components/messages/use-message-window";
import { useRovingFocus } from "@/components/messages/use-roving-focus";
import { useSeenMark } from "@/components/messages/use-seen-mark";
import { useIsShown } from "@/components/rooms/kept-lists";
import { afterPaint } from "@/lib/client/after-paint";
import type { RoomMessages } from "@/lib/client/message-pages";
import { newsOf, type OpenedAt } from "@/lib/client/news";
import type { Place } from "@/lib/client/queries/past";
import { usePreferences } from "@/lib/client/queries/preferences";
import { type TimelineDay, toTimeline } from "@/lib/client/timeline";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

const NewBanner = lazy(() => import("@/components/messages/new-banner"));
const NewBelow = lazy(() => import("@/components/messages/new-below"));
const DateDialog = lazy(() => import("@/components/messages/date-dialog"));

export type MessageListHandle = { toEnd: () => void };

type Props = {
  roomId: number;
  title: string;
  /** What is shown of the room: its end, or a stretch of its past. */
  data: RoomMessages;
  /** The room's end, where what is new arrives. */
  end: RoomMessages;
  /** Where the reader wants to be. */
  landing: Landing | null;
  onGoTo: (place: Place) => void;
  onLatest: () => void;
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
  const { roomId, title, data, end, myId, people, opened, editingId, actions, onGoTo, onLatest } = props;
  const t = useTranslations("messages");
  const timeZone = useTimeZone();
  const { startAt, markRead } = usePreferences();
  const isShown = useIsShown();
  const shown = useMessageWindow(roomId, data, opened?.seenSeq, isShown);
  const news = useMemo(() => opened && newsOf(data, opened, myId), [data, opened, myId]);
  const newFromSeq = news?.fromSeq ?? null;
  const outgoing = shown.isEndLoaded ? end.outgoing : NONE;
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
  const [isChoosingDate, setChoosingDate] = useState(false);
  const jumps = useMemo(() => ({ goTo: onGoTo, chooseDate: () => setChoosingDate(true) }), [onGoTo]);
  const [place, setPlace] = useState({ isLineAbove: false, isFarFromEnd: false });
  const isAtEnd = scroll.isAtEnd && shown.isEndLoaded;
  useSeenMark(roomId, end.lastSeq, isShown && isAtEnd && markRead === "seen");
  const arrivals = useArrivals(end.list, isAtEnd, myId);
  const focus = useRovingFocus(days);

  moved.current = () => {
    const box = scroll.scroller.current;
    if (!box) return;
    shown.follow(box);
    const line = topOfLine(box);
    // It may be further down, too: where the past is shown.
    const isAbove = opened !== null && data.lastSeq > opened.seenSeq;
    const isLineAbove = line === null ? isAbove && news !== null && news.count > 0 : line < 0;
    const isFarFromEnd = !shown.isEndLoaded || -box.scrollTop > box.clientHeight;
    setPlace((known) =>
      isSamePlace(known, isLineAbove, isFarFromEnd) ? known : { isLineAbove, isFarFromEnd },
    );
  };
  // More rows may still not fill the screen. Measured behind the paint, it costs no layout of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what moves things
  useEffect(() => {
    if (isShown) return afterPaint(() => startTransition(() => moved.current()));
  }, [days, data, isShown]);

  const { toRow, toEnd: scrollToEnd, scroller, isAtEnd: isEndInView } = scroll;
  // Left behind at its end, so that coming back there moves nothing.
  useEffect(() => (isShown ? undefined : afterPaint(scrollToEnd)), [isShown, scrollToEnd]);
  // Entered at its end; or where what is new begins, if that is further up than one screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the room is entered
  useLayoutEffect(() => {
    if (!isShown) return;
    if (!isEndInView) scrollToEnd();
    if (startAt === "newest") return;
    const line = scroller.current && topOfLine(scroller.current);
    if (line !== null && line < 0) toRow("new");
  }, [isShown]);

  useLanding({
    data,
    rowsVersion: days,
    landing: props.landing,
    scroll,
    showAround: shown.showAround,
  });

  function toNewLine() {
    if (opened && !toRow("new")) onGoTo({ seq: newFromSeq ?? opened.seenSeq + 1, isLine: true });
  }

  // It begins before what is loaded, though not too far to begin reading there.
  const isLineNear = news !== null && news.fromSeq === null && news.count <= MOST_TO_OPEN_AT;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the room is opened
  useEffect(() => {
    if (isShown && isLineNear && startAt !== "newest") toNewLine();
  }, [isShown]);

  const { showEnd } = shown;
  const toEnd = useCallback(() => {
    onLatest();
    showEnd();
    scrollToEnd();
  }, [onLatest, showEnd, scrollToEnd]);
  // The past gives way to the room's end a moment later, and only that end can be followed.
  const isPast = useRef(false);
  useLayoutEffect(() => {
    if (isPast.current && !data.hasLater && shown.isEndLoaded) scrollToEnd();
    isPast.current = data.hasLater ?? false;
  }, [data, shown.isEndLoaded, scrollToEnd]);
  useImperativeHandle(isShown ? props.handle : null, () => ({ toEnd }));

  return (
    <section
      id={isShown ? "messages" : undefined}
      tabIndex={-1}
      aria-label={t("list", { room: title })}
      className="relative flex min-h-0 flex-1 flex-col"
    >
      {place.isLineAbove && news && (
        <Suspense fallback={null}>
          <NewBanner news={news} onJump={toNewLine} onMarkRead={props.onMarkRead} />
        </Suspense>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys bubble up from the messages */}
      <div
        ref={scroll.scroller}
        onScroll={scroll.onScroll}
        onKeyDown={focus.onKeyDown}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain scroll-py-12 [overflow-anchor:none]"
      >
        <div ref={scroll.content} className="flex min-h-full shrink-0 flex-col justify-end pt-4 pb-3">
          {shown.isBeginning ? props.intro : <LoadMore state={shown.earlier} onRetry={shown.fetchEarlier} />}
          {/* Boxes that grow at their top when history is put before would count as a shift of the layout. */}
          {/* biome-ignore lint/a11y/useSemanticElements: days divide the list, which ul does not allow */}
          <div role="list" aria-label={t("list", { room: title })} className="contents">
            <BeforeRowsChange version={days} onBefore={scroll.measure}>
              <MessageRows
                days={days}
                jumps={jumps}
                myId={myId}
                people={people}
                activeKey={focus.currentKey}
                editingId={editingId}
                actions={actions}
                onActivate={focus.setActiveKey}
              />
            </BeforeRowsChange>
          </div>
          {data.hasLater && <LoadMore isLater state={shown.later} onRetry={shown.fetchLater} />}
        </div>
      </div>
      {!isAtEnd && (arrivals > 0 || place.isFarFromEnd) && (
        <Suspense fallback={null}>
          <NewBelow count={arrivals} onJump={toEnd} />
        </Suspense>
      )}
      {isChoosingDate && (
        <Suspense fallback={null}>
          <DateDialog onChoose={(date) => onGoTo({ date })} onClose={() => setChoosingDate(false)} />
        </Suspense>
      )}
    </section>
  );
}

type RowsProps = {
  days: TimelineDay[];
  jumps: DayJumps;
  myId: number;
  people: Map<number, WireUser>;
  activeKey: string | undefined;
  editingId: number | null;
  actions: RowActions;
  onActivate: (key: string) => void;
};

/** Apart from the list around it, which is rendered when its room is entered and left, and by every scrolling. */
const MessageRows = memo(function MessageRows({ days, jumps, activeKey, ...row }: RowsProps) {
  return days.map((day) => (
    <div key={day.day} className="contents">
      <DayHeading at={day.at} jumps={jumps} isTabStop={day === days.at(-1)} />
      {day.rows.map((each) => (
        <Row key={each.key} row={each} isActive={each.key === activeKey} {...row} />
      ))}
    </div>
  ));
});

const NONE: RoomMessages["outgoing"] = [];
const MOST_TO_OPEN_AT = 200;

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
