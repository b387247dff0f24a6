"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Fragment, type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef } from "react";
import { Composer, type ComposerHandle } from "@/components/messages/composer";
import { MessageList, type MessageListHandle } from "@/components/messages/message-list";
import { MessageListPending } from "@/components/messages/message-list-pending";
import { useHeldUnread } from "@/components/messages/use-seen-mark";
import { AwakeOnly } from "@/components/rooms/awake-only";
import { useChat } from "@/components/rooms/chat-context";
import { EmptyRoom } from "@/components/rooms/empty-room";
import { KeptLists } from "@/components/rooms/kept-lists";
import { RoomHeader } from "@/components/rooms/room-header";
import { useJumpFromAddress } from "@/components/rooms/use-jump";
import { usePlace } from "@/components/rooms/use-place";
import { useRowActions } from "@/components/rooms/use-row-actions";
import { useVisit } from "@/components/rooms/use-visit";
import { WindowTitle } from "@/components/rooms/window-title";
import { useReturnFocus } from "@/components/threads/use-return-focus";
import { showToast } from "@/components/ui/toasts";
import { useHandler } from "@/components/ui/use-handler";
import { afterPaint } from "@/lib/client/after-paint";
import { ApiError } from "@/lib/client/api";
import { useErrorText } from "@/lib/client/error-text";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { sendAll } from "@/lib/client/files/send-all";
import { openPanel, usePanel, useThreadId } from "@/lib/client/navigation";
import { peopleOf } from "@/lib/client/people";
import { useMe } from "@/lib/client/queries/me";
import { markSeen, readRoomList, roomQuery } from "@/lib/client/queries/rooms";
import { asQuote } from "@/lib/client/quote";
import { noteRecentRoom } from "@/lib/client/recent-rooms";
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

/** The room that the address names: header, messages, composer, and the panel beside them. */
export function RoomScreen({ roomId }: { roomId: number }) {
  const { data: room, error, refetch } = useQuery(roomQuery(roomId));
  if (room?.deleted || (!room && error)) {
    const isGone = !error || (error instanceof ApiError && !error.isPassing);
    return (
      <Suspense fallback={null}>
        <RoomGone onRetry={isGone ? undefined : () => refetch()} />
      </Suspense>
    );
  }
  return <OpenRoom roomId={roomId} room={room} />;
}

/** @param room  what is known of it; undefined while it is being asked for */
function OpenRoom({ roomId, room }: { roomId: number; room: WireRoom | undefined }) {
  const t = useTranslations("messages");
  const tFiles = useTranslations("files");
  const client = useQueryClient();
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const face = useMemo(() => room && faceOf(room), [room, faceOf]);
  const threadId = useThreadId();
  const panel = usePanel();
  const { outgoing } = useChat();
  const errorText = useErrorText();
  const place = usePlace(roomId);
  const messages = place.room;
  const lastSeq = messages.data?.lastSeq ?? 0;
  const list = useRef<MessageListHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const visit = useVisit(roomId);
  const { replyTo } = visit;
  const opened = useHeldUnread(roomId) ?? visit.openedAt;
  // A new visit may read what was marked as unread in the last one.
  useEffect(() => {
    releaseUnread(roomId);
    return () => releaseUnread(roomId);
  }, [roomId]);
  useEffect(() => afterPaint(() => noteRecentRoom(me.id, roomId)), [me.id, roomId]);
  const people = peopleOf(room);

  const isLoaded = room !== undefined && messages.data !== undefined;
  useEffect(() => {
    if (isLoaded) outgoing?.show(roomId);
  }, [isLoaded, outgoing, roomId]);

  const actions = useRowActions({
    composer,
    onEdit: visit.edit,
    onReply: visit.reply,
    onJump: place.toMessage,
  });
  useJumpFromAddress(roomId, isLoaded, place.toMessage);

  const shown = useRef<WireMessage[]>([]);
  shown.current = messages.data?.list ?? [];
  useReturnFocus(threadId, shown, composer);

  const send = useHandler((text: string, files: OutgoingFile[]): boolean => {
    if (!outgoing) return false; // the page is still waking up
    sendAll(outgoing, roomId, { text, files }, replyTo ? { replyTo } : {});
    visit.reply(null);
    list.current?.toEnd();
    return true;
  });

  const editLast = useHandler(() => {
    const mine = messages.data?.list.findLast(
      (message) => message.fromUserId === me.id && message.type === "text" && !message.deleted,
    );
    if (!mine) return;
    place.toLatest();
    visit.edit(mine.id);
  });

  const replyLatest = useHandler(() => {
    const latest = messages.data?.list.findLast((message) => isTalk(message) && !message.deleted);
    if (latest) visit.reply(asQuote(latest));
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.shiftKey || event.defaultPrevented) return;
    if (replyTo) cancelReply();
    else if (opened || isUnread()) markRead();
    else if (panel || threadId !== null) openPanel(null);
  }

  function cancelReply() {
    visit.reply(null);
    composer.current?.focus();
  }

  function isUnread(): boolean {
    return readRoomList(client).some(({ id, unreadCount }) => id === roomId && unreadCount > 0);
  }

  function markRead() {
    visit.markRead();
    releaseUnread(roomId);
    list.current?.toEnd();
    if (isUnread()) markSeen(client, roomId, lastSeq).catch((cause: unknown) => showToast(errorText(cause)));
  }

  return (
    <div className="relative flex h-full">
      <WindowTitle title={face?.title} />
      <main className="relative flex min-w-0 flex-1 flex-col bg-surface" onKeyDown={onKeyDown}>
        {room && face ? (
          <RoomHeader room={room} face={face} panel={panel} />
        ) : (
          <div className="h-14 shrink-0 border-line border-b" />
        )}
        <KeptLists roomId={roomId}>
          {room && face && messages.data && place.shown ? (
            <MessageList
              roomId={roomId}
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
              editingId={visit.editingId}
              actions={actions}
              intro={<EmptyRoom room={room} face={face} isEmpty={!messages.data.list.some(isTalk)} />}
              handle={list}
            />
          ) : (
            <MessageListPending onRetry={messages.isError ? () => void messages.refetch() : undefined} />
          )}
        </KeptLists>
        {room && room.archivedAt === undefined && (
          <Suspense fallback={null}>
            <FileDrop key={roomId} place={{ userId: me.id, roomId }} label={tFiles("drop")} />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <ConnectionBanner />
        </Suspense>
        {replyTo && (
          <Suspense fallback={null}>
            <ReplyBar quote={replyTo} roomId={roomId} onCancel={cancelReply} />
          </Suspense>
        )}
        {room && face && room.archivedAt === undefined && (
          <Fragment key={roomId}>
            <Composer
              roomId={roomId}
              myId={me.id}
              label={t("composer", { room: face.title })}
              onSend={send}
              onEditLast={editLast}
              onReplyLatest={replyLatest}
              handle={composer}
            />
            <Suspense fallback={null}>
              <TypingLine roomId={roomId} people={people} />
            </Suspense>
          </Fragment>
        )}
        {room?.archivedAt !== undefined && (
          <Suspense fallback={null}>
            <ArchivedBar room={room} />
          </Suspense>
        )}
      </main>
      {room && face && threadId !== null && (
        <AwakeOnly fallback={<aside className="hidden w-95 border-line border-l bg-surface lg:block" />}>
          <ThreadPanel key={threadId} room={room} face={face} rootId={threadId} myId={me.id} />
        </AwakeOnly>
      )}
      {room && face && panel && threadId === null && (
        <Suspense fallback={<aside className="hidden w-95 border-line border-l bg-canvas lg:block" />}>
          <RoomPanel key={roomId} room={room} face={face} panel={panel} />
        </Suspense>
      )}
    </div>
  );
}

function isTalk(message: WireMessage): boolean {
  return message.type !== "system";
}
