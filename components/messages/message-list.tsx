"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import {
  type KeyboardEvent,
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
import { MessageRow, type RowActions } from "@/components/messages/message-row";
import { NewBanner, NewBelow, NewLine } from "@/components/messages/new-marks";
import { SystemRow } from "@/components/messages/system-row";
import { useAnchoredScroll } from "@/components/messages/use-anchored-scroll";
import { useSeenMark } from "@/components/messages/use-seen-mark";
import type { RoomMessages } from "@/lib/client/message-pages";
import { isNewTo, newsOf, type OpenedAt } from "@/lib/client/news";
import { loadEarlier, readMessages } from "@/lib/client/queries/messages";
import { AT_END, extendDown, extendUp, holdEnd, visibleMessages } from "@/lib/client/row-window";
import { type TimelineRow, toTimeline } from "@/lib/client/timeline";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

export type MessageListHandle = { toEnd: () => void };

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

/** So near to the top or bottom of what is in the document, more is put into it. */
const REACH = 1_200;

export function MessageList(props: Props) {
  const { roomId, title, data, myId, people, opened, editingId, actions } = props;
  const t = useTranslations("messages");
  const client = useQueryClient();
  const timeZone = useTimeZone();
  const [window, setWindow] = useState(AT_END);
  const [earlier, setEarlier] = useState<"idle" | "loading" | "failed">("idle");
  const [isLineAbove, setLineAbove] = useState(false);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [leftEndAt, setLeftEndAt] = useState<number | null>(null);
  const isLoading = useRef(false);
  const moved = useRef(() => {});

  const messages = useMemo(() => visibleMessages(data.list, window), [data.list, window]);
  const isEndLoaded = window.toSeq === null;
  const news = useMemo(() => opened && newsOf(data, opened, myId), [data, opened, myId]);
  const newFromSeq = news?.fromSeq ?? null;
  const days = useMemo(
    () => toTimeline(messages, isEndLoaded ? data.outgoing : [], { myId, timeZone, newFromSeq }),
    [messages, isEndLoaded, data.outgoing, myId, timeZone, newFromSeq],
  );
  const scroll = useAnchoredScroll({
    rowsVersion: days,
    isEndLoaded,
    onMoved: useCallback(() => moved.current(), []),
  });
  const isAtEnd = scroll.isAtEnd && isEndLoaded;
  useSeenMark(roomId, data.lastSeq, isAtEnd);

  const fetchEarlier = useCallback(async () => {
    if (isLoading.current) return;
    isLoading.current = true;
    setEarlier("loading");
    try {
      await loadEarlier(client, roomId);
      setEarlier("idle");
    } catch {
      setEarlier("failed"); // said at the top of the list, with a button to try again
    }
    isLoading.current = false;
  }, [client, roomId]);

  moved.current = () => {
    const box = scroll.scroller.current;
    if (!box) return;
    const above = box.scrollHeight - box.clientHeight + box.scrollTop;
    if (above < REACH) {
      const wider = extendUp(data.list, window);
      if (wider !== window) setWindow(wider);
      else if (data.hasEarlier && earlier === "idle") void fetchEarlier();
    } else if (-box.scrollTop < REACH && !isEndLoaded) setWindow(extendDown(data.list, window));
    else if (!scroll.isAtEnd) setWindow((now) => holdEnd(data.list, now));
    const line = box.querySelector('[data-key="new"]');
    setLineAbove(
      line
        ? line.getBoundingClientRect().bottom < box.getBoundingClientRect().top
        : news !== null && news.count > 0,
    );
  };

  // Opened at what is new when that is further up than one screen; checked again as pages arrive.
  const { toRow } = scroll;
  useLayoutEffect(() => {
    const box = scroll.scroller.current;
    const line = box?.querySelector('[data-key="new"]');
    if (box && line && line.getBoundingClientRect().top < box.getBoundingClientRect().top) toRow("new");
    moved.current();
  }, [toRow, scroll.scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows may still not fill the screen
  useEffect(() => moved.current(), [days]);

  const endSeq = data.list.at(-1)?.seq ?? 0;
  useEffect(() => setLeftEndAt((known) => (isAtEnd ? null : (known ?? endSeq))), [isAtEnd, endSeq]);
  const newBelow =
    leftEndAt === null
      ? 0
      : data.list.filter((message) => message.seq > leftEndAt && isNewTo(message, myId)).length;

  const { toEnd: scrollToEnd } = scroll;
  const toEnd = useCallback(() => {
    setWindow(AT_END);
    scrollToEnd();
  }, [scrollToEnd]);
  useImperativeHandle(props.handle, () => ({ toEnd }), [toEnd]);

  const keys = useMemo(
    () => days.flatMap((day) => day.rows.filter(isFocusable).map((row) => row.key)),
    [days],
  );
  const currentKey = activeKey && keys.includes(activeKey) ? activeKey : keys.at(-1);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-key]")) return;
    const at = keys.indexOf(currentKey ?? "");
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: keys.length - 1 }[event.key];
    const key = to === undefined ? undefined : keys[Math.max(0, Math.min(keys.length - 1, to))];
    if (!key) return;
    event.preventDefault();
    setActiveKey(key);
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  async function toNewLine() {
    // The line may be further up than what is loaded.
    for (let pages = 0; pages < 20 && !toRow("new"); pages += 1) {
      await loadEarlier(client, roomId);
      const list = readMessages(client, roomId)?.list ?? [];
      setWindow((now) => extendUp(list, now));
      await new Promise(requestAnimationFrame);
    }
  }

  return (
    <section
      aria-label={t("list", { room: title })}
      className="relative flex min-h-0 flex-1 flex-col"
      id="messages"
      tabIndex={-1}
    >
      {isLineAbove && news && <NewBanner news={news} onJump={toNewLine} onMarkRead={props.onMarkRead} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys bubble up from the messages */}
      <div
        ref={scroll.scroller}
        onScroll={scroll.onScroll}
        onKeyDown={onKeyDown}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain scroll-py-12 [overflow-anchor:none]"
      >
        <div ref={scroll.content} className="flex min-h-full shrink-0 flex-col justify-end pt-4 pb-3">
          <LoadEarlier
            state={data.hasEarlier || window.fromSeq !== null ? earlier : "none"}
            onRetry={fetchEarlier}
          />
          {!data.hasEarlier && props.intro}
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
                    isActive={row.key === currentKey}
                    editingId={editingId}
                    actions={actions}
                    onActivate={setActiveKey}
                  />
                ))}
              </div>
            ))}
          </div>
        </div>
      </div>
      {!isAtEnd && <NewBelow count={newBelow} onJump={toEnd} />}
    </section>
  );
}

type RowProps = {
  row: TimelineRow;
  myId: number;
  people: Map<number, WireUser>;
  isActive: boolean;
  editingId: number | null;
  actions: RowActions;
  onActivate: (key: string) => void;
};

function Row({ row, myId, people, isActive, editingId, actions, onActivate }: RowProps) {
  if (row.kind === "new") return <NewLine />;
  if (row.kind === "system") return <SystemRow message={row.message} rowKey={row.key} />;
  const message = row.kind === "message" ? row.message : undefined;
  const authorId = message?.fromUserId ?? myId;
  return (
    <MessageRow
      rowKey={row.key}
      message={message}
      outgoing={row.kind === "outgoing" ? row.outgoing : undefined}
      authorId={authorId}
      author={people.get(authorId)}
      isMine={authorId === myId}
      isFirst={row.isFirst}
      isActive={isActive}
      isEditing={message !== undefined && message.id === editingId}
      actions={actions}
      onActivate={onActivate}
    />
  );
}

function isFocusable(row: TimelineRow): boolean {
  return row.kind === "message" || row.kind === "outgoing";
}
