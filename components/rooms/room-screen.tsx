"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { Composer, type ComposerHandle } from "@/components/messages/composer";
import { MessageList, type MessageListHandle } from "@/components/messages/message-list";
import { MessageListPending } from "@/components/messages/message-list-pending";
import { useHeldUnread } from "@/components/messages/use-seen-mark";
import { AwakeOnly } from "@/components/rooms/awake-only";
import { useChat } from "@/components/rooms/chat-context";
import { EmptyRoom } from "@/components/rooms/empty-room";
import { RoomHeader } from "@/components/rooms/room-header";
import { useJumpFromAddress } from "@/components/rooms/use-jump";
import { usePlace } from "@/components/rooms/use-place";
import { useRowActions } from "@/components/rooms/use-row-actions";
import { WindowTitle } from "@/components/rooms/window-title";
import { useReturnFocus } from "@/components/threads/use-return-focus";
import { showToast } from "@/components/ui/toasts";
import { ApiError } from "@/lib/client/api";
import { useErrorText } from "@/lib/client/error-text";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { sendAll } from "@/lib/client/files/send-all";
import { openPanel, usePanel, useThreadId } from "@/lib/client/navigation";
import type { OpenedAt } from "@/lib/client/news";
import { useMe } from "@/lib/client/queries/me";
import { markSeen, readRoomList, roomQuery } from "@/lib/client/queries/rooms";
import { asQuote, type Quote } from "@/lib/client/quote";
import { cursorOf } from "@/lib/client/room-list";
import { useRoomFace } from "@/lib/client/room-title";
import { releaseUnread } from "@/lib/client/unread-by-hand";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const ArchivedBar = lazy(() => import("@/components/rooms/archived-bar"));
const RoomGone = lazy(() => import("@/components/rooms/room-gone"));
const FileDrop = lazy(() => import("@/components/files/file-drop"));
const ConnectionBanner = lazy(() => import("@/components/messages/connection-banner"));
const TypingLine = lazy(() => import("@/components/messages/typing-line"));
const ReplyBar = lazy(() => import("@/components/messages/reply-bar"));
const ThreadPanel = lazy(() => import("@/components/threads/thread-panel"));
const RoomPanel = lazy(() => import("@/components/rooms/room-panel"));

/** A room: header, messages, composer, and the panel beside them. Keyed by room: nothing is carried over. */
export function RoomScreen({ roomId }: { roomId: number }) {
  const { data: room, error, refetch } = useQuery(roomQuery(roomId));
  if (room && !room.deleted) return <OpenRoom room={room} />;
  if (room || error) {
    const isGone = !error || (error instanceof ApiError && !error.isPassing);
    return (
      <Suspense fallback={null}>
        <RoomGone onRetry={isGone ? undefined : () => refetch()} />
      </Suspense>
    );
  }
  return (
    <main className="flex h-full flex-col bg-surface">
      <WindowTitle />
      <div className="h-14 shrink-0 border-line border-b" />
      <MessageListPending />
    </main>
  );
}

function OpenRoom({ room }: { room: WireRoom }) {
  const t = useTranslations("messages");
  const tFiles = useTranslations("files");
  const client = useQueryClient();
  const me = useMe();
  const face = useRoomFace(me.id)(room);
  const threadId = useThreadId();
  const panel = usePanel();
  const { outgoing } = useChat();
  const errorText = useErrorText();
  const place = usePlace(room.id);
  const messages = place.room;
  const lastSeq = messages.data?.lastSeq ?? 0;
  const list = useRef<MessageListHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const [editingId, setEditingId] = useState<number | null>(null);
  const [replyTo, setReplyTo] = useState<Quote | null>(null);
  const [openedAt, setOpened] = useState<OpenedAt | null>(() => {
    const item = readRoomList(client).find(({ id }) => id === room.id);
    return item && item.unreadCount > 0 ? { seenSeq: cursorOf(item), unreadCount: item.unreadCount } : null;
  });
  const held = useHeldUnread(room.id);
  const opened = held ?? openedAt;
  // A new visit may read what was marked as unread in the last one.
  useEffect(() => {
    releaseUnread(room.id);
    return () => releaseUnread(room.id);
  }, [room.id]);
  const people = useMemo(
    () => new Map(room.users.map((member) => [member.userId, member.user])),
    [room.users],
  );

  const isLoaded = messages.data !== undefined;
  useEffect(() => {
    if (isLoaded) outgoing?.show(room.id);
  }, [isLoaded, outgoing, room.id]);

  const actions = useRowActions({
    composer,
    onEdit: setEditingId,
    onReply: setReplyTo,
    onJump: place.toMessage,
  });
  useJumpFromAddress(isLoaded, place.toMessage);

  const shown = useRef<WireMessage[]>([]);
  shown.current = messages.data?.list ?? [];
  useReturnFocus(threadId, shown, composer);

  function send(text: string, files: OutgoingFile[]): boolean {
    if (!outgoing) return false; // the page is still waking up
    sendAll(outgoing, room.id, { text, files }, replyTo ? { replyTo } : {});
    setReplyTo(null);
    list.current?.toEnd();
    return true;
  }

  function editLast() {
    const mine = messages.data?.list.findLast(
      (message) => message.fromUserId === me.id && message.type === "text" && !message.deleted,
    );
    if (!mine) return;
    place.toLatest();
    setEditingId(mine.id);
  }

  function replyLatest() {
    const latest = messages.data?.list.findLast((message) => isTalk(message) && !message.deleted);
    if (latest) setReplyTo(asQuote(latest));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.shiftKey || event.defaultPrevented) return;
    if (replyTo) cancelReply();
    else if (opened || isUnread()) markRead();
    else if (panel || threadId !== null) openPanel(null);
  }

  function cancelReply() {
    setReplyTo(null);
    composer.current?.focus();
  }

  function isUnread(): boolean {
    return readRoomList(client).some(({ id, unreadCount }) => id === room.id && unreadCount > 0);
  }

  function markRead() {
    setOpened(null);
    releaseUnread(room.id);
    list.current?.toEnd();
    if (isUnread()) markSeen(client, room.id, lastSeq).catch((cause: unknown) => showToast(errorText(cause)));
  }

  return (
    <div className="relative flex h-full">
      <WindowTitle title={face.title} />
      <main className="relative flex min-w-0 flex-1 flex-col bg-surface" onKeyDown={onKeyDown}>
        <RoomHeader room={room} face={face} panel={panel} />
        {messages.data && place.shown ? (
          <MessageList
            roomId={room.id}
            title={face.title}
            data={place.shown}
            end={messages.data}
            landing={place.landing}
            onGoTo={place.goTo}
            onLatest={place.toLatest}
            myId={me.id}
            people={people}
            opened={opened}
            onMarkRead={markRead}
            editingId={editingId}
            actions={actions}
            intro={<EmptyRoom room={room} face={face} isEmpty={!messages.data.list.some(isTalk)} />}
            handle={list}
          />
        ) : (
          <MessageListPending onRetry={messages.isError ? () => void messages.refetch() : undefined} />
        )}
        {room.archivedAt === undefined && (
          <Suspense fallback={null}>
            <FileDrop place={{ userId: me.id, roomId: room.id }} label={tFiles("drop")} />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <ConnectionBanner />
        </Suspense>
        {replyTo && (
          <Suspense fallback={null}>
            <ReplyBar quote={replyTo} roomId={room.id} onCancel={cancelReply} />
          </Suspense>
        )}
        {room.archivedAt === undefined ? (
          <>
            <Composer
              roomId={room.id}
              myId={me.id}
              label={t("composer", { room: face.title })}
              onSend={send}
              onEditLast={editLast}
              onReplyLatest={replyLatest}
              handle={composer}
            />
            <Suspense fallback={null}>
              <TypingLine roomId={room.id} people={people} />
            </Suspense>
          </>
        ) : (
          <Suspense fallback={null}>
            <ArchivedBar room={room} />
          </Suspense>
        )}
      </main>
      {threadId !== null && (
        <AwakeOnly fallback={<aside className="hidden w-95 border-line border-l bg-surface lg:block" />}>
          <ThreadPanel key={threadId} room={room} face={face} rootId={threadId} myId={me.id} />
        </AwakeOnly>
      )}
      {panel && threadId === null && (
        <Suspense fallback={<aside className="hidden w-95 border-line border-l bg-canvas lg:block" />}>
          <RoomPanel room={room} face={face} panel={panel} />
        </Suspense>
      )}
    </div>
  );
}

function isTalk(message: WireMessage): boolean {
  return message.type !== "system";
}
