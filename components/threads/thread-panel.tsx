"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageSquareDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import FileDrop from "@/components/files/file-drop";
import { Composer, type ComposerHandle } from "@/components/messages/composer";
import { MessageListPending } from "@/components/messages/message-list-pending";
import ReplyBar from "@/components/messages/reply-bar";
import TypingLine from "@/components/messages/typing-line";
import { useChat } from "@/components/rooms/chat-context";
import { useJumpInThread } from "@/components/rooms/use-jump";
import { useRowActions } from "@/components/rooms/use-row-actions";
import { ThreadHeader } from "@/components/threads/thread-header";
import { type ThreadListHandle, ThreadMessages } from "@/components/threads/thread-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiError } from "@/lib/client/api";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { sendAll } from "@/lib/client/files/send-all";
import { openPanel } from "@/lib/client/navigation";
import { peopleOf } from "@/lib/client/people";
import { threadQuery } from "@/lib/client/queries/threads";
import { asQuote, type Quote } from "@/lib/client/quote";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type Props = {
  room: WireRoom;
  face: RoomFace;
  rootId: number;
  myId: number;
};

/** A message and what was answered to it: beside the room on a wide screen, over it on a small one. */
export default function ThreadPanel({ room, face, rootId, myId }: Props) {
  const t = useTranslations("threads");
  const tFiles = useTranslations("files");
  const client = useQueryClient();
  const { outgoing } = useChat();
  const { data, error, refetch } = useQuery(threadQuery(client, room.id, rootId));
  const list = useRef<ThreadListHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const [editingId, setEditingId] = useState<number | null>(null);
  const [isAlsoInRoom, setAlsoInRoom] = useState(false);
  const people = peopleOf(room);
  const [replyTo, setReplyTo] = useState<Quote | null>(null);
  const actions = useRowActions({
    composer,
    onEdit: setEditingId,
    onReply: setReplyTo,
    onJump: useJumpInThread(list),
    isThread: true,
  });
  const isGone = error instanceof ApiError && !error.isPassing;
  const isDeleted = data?.list[0]?.deleted ?? false;

  const isLoaded = data !== undefined;
  useEffect(() => {
    if (isLoaded) outgoing?.show(room.id);
  }, [isLoaded, outgoing, room.id]);

  function send(text: string, files: OutgoingFile[]): boolean {
    if (!outgoing) return false; // the page is still waking up
    const place = { threadRootId: rootId, ...(isAlsoInRoom && { alsoInRoom: true }) };
    sendAll(outgoing, room.id, { text, files }, { ...place, ...(replyTo && { replyTo }) });
    setAlsoInRoom(false);
    setReplyTo(null);
    list.current?.toEnd();
    return true;
  }

  function editLast() {
    const mine = data?.list.findLast(
      (message) => message.fromUserId === myId && message.type === "text" && !message.deleted,
    );
    if (mine) setEditingId(mine.id);
  }

  function replyLatest() {
    const latest = data?.list.findLast((message) => !message.deleted);
    if (latest) setReplyTo(asQuote(latest));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    if (replyTo) cancelReply();
    else openPanel(null);
  }

  function cancelReply() {
    setReplyTo(null);
    composer.current?.focus();
  }

  return (
    <aside
      aria-label={t("label", { room: face.title })}
      onKeyDown={onKeyDown}
      className="absolute inset-0 z-20 flex flex-col bg-surface max-lg:shadow-float md:left-auto md:w-95 md:border-line md:border-l lg:static lg:shrink-0"
    >
      <ThreadHeader title={face.title} standing={data?.thread} />
      {data ? (
        <ThreadMessages
          data={data}
          myId={myId}
          people={people}
          editingId={editingId}
          actions={actions}
          handle={list}
        />
      ) : isGone ? (
        <div className="flex-1">
          <EmptyState icon={<MessageSquareDashed className="size-6" />} title={t("missing")}>
            {t("missingText")}
          </EmptyState>
        </div>
      ) : (
        <MessageListPending onRetry={error ? () => void refetch() : undefined} />
      )}
      {!isGone && !isDeleted && room.archivedAt === undefined && (
        <FileDrop
          place={{ userId: myId, roomId: room.id, threadRootId: rootId }}
          label={tFiles("dropThread")}
        />
      )}
      {replyTo && <ReplyBar quote={replyTo} roomId={room.id} onCancel={cancelReply} />}
      {!isGone && !isDeleted && (
        <Composer
          roomId={room.id}
          threadRootId={rootId}
          myId={myId}
          label={t("composer")}
          onSend={send}
          onEditLast={editLast}
          onReplyLatest={replyLatest}
          handle={composer}
        >
          <label className="mt-1 flex min-h-7 w-fit max-w-full cursor-pointer items-center gap-2 px-1 text-soft text-sm touch:min-h-11">
            <input
              type="checkbox"
              checked={isAlsoInRoom}
              onChange={(event) => setAlsoInRoom(event.target.checked)}
              className="size-4 shrink-0 accent-accent-fill"
            />
            <span className="truncate">{t("alsoInRoom", { room: face.title })}</span>
          </label>
        </Composer>
      )}
      <TypingLine roomId={room.id} threadRootId={rootId} people={people} />
    </aside>
  );
}
