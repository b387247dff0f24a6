"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, lazy, memo, Suspense, useId, useState } from "react";
import { MessageFile } from "@/components/files/message-file";
import { LinkPreviewSlot } from "@/components/messages/link-preview-slot";
import { MessageText } from "@/components/messages/message-text";
import { MessageTime } from "@/components/messages/message-time";
import { messageCommand } from "@/components/rooms/shortcuts";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { useLongPress } from "@/components/ui/use-long-press";
import { mediaBox } from "@/lib/client/files/media-box";
import { isFileKind } from "@/lib/client/files/message-file";
import type { Outgoing } from "@/lib/client/message-pages";
import { quoteIn } from "@/lib/client/quote";
import type { WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

const MessageEditor = lazy(() => import("@/components/messages/message-editor"));
// Nobody needs these to read.
const MessageToolbar = lazy(() => import("@/components/messages/message-toolbar"));
const MessageSheet = lazy(() => import("@/components/messages/message-sheet"));
// Nor these, where there is nothing of the kind.
const EditedMark = lazy(() => import("@/components/messages/edited-mark"));
const MessageMarks = lazy(() => import("@/components/messages/message-marks"));
const Quoted = lazy(() => import("@/components/messages/quoted"));
const ReactionChips = lazy(() => import("@/components/messages/reaction-chips"));
const ReceiptMark = lazy(() => import("@/components/messages/receipt-mark"));
const SendState = lazy(() => import("@/components/messages/send-state"));
const ThreadLink = lazy(() => import("@/components/threads/thread-link"));
const PendingFile = lazy(() => import("@/components/files/pending-file"));

/** What can be done with a message; the same object as long as the room is open. */
export type RowActions = {
  edit: (message: WireMessage | null) => void;
  save: (message: WireMessage, text: string) => void;
  remove: (message: WireMessage) => void;
  copy: (text: string) => void;
  /** Not in a thread, which has no threads of its own. */
  replyInThread?: (message: WireMessage) => void;
  /** From this one on. Not in a thread, which is read apart. */
  markUnread?: (message: WireMessage) => void;
  /** Takes it back when it is mine already. */
  react: (message: WireMessage, emoji: string) => void;
  /** Quotes it in the next message. */
  reply?: (message: WireMessage) => void;
  /** Scrolls to a message of this list. */
  jump?: (messageId: number) => void;
  retry: (row: Outgoing) => void;
  editUnsent: (row: Outgoing) => void;
  discard: (row: Outgoing) => void;
};

export type MessageRowProps = {
  rowKey: string;
  /** One of the two: stored, or on its way. */
  message: WireMessage | undefined;
  outgoing: Outgoing | undefined;
  authorId: number;
  /** undefined while somebody who has left is being asked for. */
  author: WireUser | undefined;
  isMine: boolean;
  isFirst: boolean;
  isActive: boolean;
  isEditing: boolean;
  actions: RowActions;
  onActivate: (key: string) => void;
};

/** One message. While it is pending, sent, edited or deleted it is the same element in the document. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { rowKey, message, outgoing, isMine, isFirst, isActive, isEditing, actions, onActivate } = props;
  const id = useId();
  const [isPointedAt, setPointedAt] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const at = message?.createdAt ?? outgoing?.createdAt ?? 0;
  const isChangeable = message !== undefined && !message.deleted;
  const isToolbarShown = isChangeable && !isEditing && (isPointedAt || isMenuOpen || hasFocus);

  const press = useLongPress(() => isChangeable && !isEditing && setSheetOpen(true));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.target !== event.currentTarget || !isChangeable) return;
    if (event.key.length === 1 && event.currentTarget.closest('[data-letter-keys="off"]')) return;
    const command = messageCommand(event);
    if (!command) return;
    event.preventDefault();
    if (command === "menu") setMenuOpen(true);
    else if (command === "thread") actions.replyInThread?.(message);
    else if (command === "unread") actions.markUnread?.(message);
    else if (command === "edit" && isMine && message.type === "text") actions.edit(message);
    else if (command === "delete" && isMine) actions.remove(message);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div
      role="listitem"
      data-key={rowKey}
      tabIndex={isActive ? 0 : -1}
      aria-labelledby={`${id}-author ${id}-time ${id}-marks ${id}-body`}
      onKeyDown={onKeyDown}
      onClick={(event) => event.altKey && message && actions.markUnread?.(message)}
      {...press}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => {
        setFocus(true);
        onActivate(rowKey);
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocus(false)}
      className={clsx(
        "group relative flex gap-3 px-4 focus-visible:outline-offset-[-2px] md:px-5 touch:select-none touch:[-webkit-touch-callout:none]",
        isFirst ? "mt-3 compact:mt-1 pt-1 compact:pt-0.5 pb-0.5 compact:pb-0" : "py-0.5 compact:py-0",
        isEditing ? "bg-accent-tint/50" : (isPointedAt || isMenuOpen) && "bg-row",
      )}
    >
      <Gutter {...props} at={at} />
      <div className="min-w-0 max-w-[80ch] wide:max-w-none flex-1">
        <Heading {...props} at={at} id={id} />
        <Answered {...props} />
        {isChangeable && isMarked(message) && (
          <Suspense fallback={null}>
            <MessageMarks message={message} id={`${id}-marks`} />
          </Suspense>
        )}
        <div
          id={`${id}-body`}
          className={clsx(outgoing?.state === "pending" && !outgoing.file && "opacity-60")}
        >
          <Body {...props} />
        </div>
        <Suspense fallback={null}>
          {isChangeable && message.messageRecords?.some(isReaction) && (
            <ReactionChips message={message} isInRow={isActive} actions={actions} />
          )}
          {message && actions.replyInThread && isInThread(message) && (
            <ThreadLink message={message} isInRow={isActive} />
          )}
          {outgoing && <SendState row={outgoing} actions={actions} />}
        </Suspense>
      </div>
      {isMine && isChangeable && !isEditing && (
        <Suspense fallback={<span className="-mr-1 size-6 shrink-0 self-end" />}>
          <ReceiptMark message={message} isInRow={isActive} />
        </Suspense>
      )}
      {isToolbarShown && (
        <Suspense fallback={null}>
          <MessageToolbar {...{ message, isMine, actions, isMenuOpen }} onMenuChange={setMenuOpen} />
        </Suspense>
      )}
      {isSheetOpen && message && (
        <Suspense fallback={null}>
          <MessageSheet {...{ message, isMine, actions }} onClose={() => setSheetOpen(false)} />
        </Suspense>
      )}
    </div>
  );
});

function isMarked({ pinnedAt, saved, isForwarded }: WireMessage): boolean {
  return pinnedAt !== undefined || saved === true || isForwarded === true;
}

function isReaction({ type }: WireMessageRecord): boolean {
  return type === "reaction";
}

function isInThread(message: WireMessage): boolean {
  return message.threadRootId !== undefined || (message.replyCount ?? 0) > 0;
}

function Gutter({ authorId, author, isFirst, at }: MessageRowProps & { at: number }) {
  if (isFirst) {
    return (
      <Avatar
        id={authorId}
        name={author?.displayName ?? ""}
        pictureId={author?.avatarFileId}
        isBot={author?.isBot}
        size={36}
        className="mt-0.5 compact:hidden self-start"
      />
    );
  }
  return (
    <span className="w-9 compact:hidden shrink-0 self-start pt-0.5 text-right text-2xs text-faint leading-5 opacity-0 group-hover:opacity-100 group-focus:opacity-100">
      <MessageTime at={at} />
    </span>
  );
}

function Heading({ author, message, isFirst, at, id }: MessageRowProps & { at: number; id: string }) {
  const t = useTranslations("common");
  const tMessages = useTranslations("messages");
  const name = author?.displayName || author?.emailAddress || t("unknownPerson");
  return (
    <div className={clsx("flex items-baseline gap-2", !isFirst && "visually-hidden")}>
      <span id={`${id}-author`} className="min-w-0 truncate font-semibold text-ink">
        {name}
      </span>
      {author?.isBot && (
        <Badge className="self-center">
          <span title={tMessages("sentByKey", { name })}>{t("bot")}</span>
        </Badge>
      )}
      {author?.isGuest && <Badge className="self-center">{t("guest")}</Badge>}
      <span id={`${id}-time`} className="shrink-0 text-faint text-xs">
        <MessageTime at={at} />
      </span>
      {message?.source && (
        <span className="min-w-0 truncate text-faint text-xs">{tMessages(`via.${message.source}`)}</span>
      )}
    </div>
  );
}

/** What this one answers, if it does. */
function Answered({ message, outgoing, isActive, actions }: MessageRowProps) {
  const quote = message ? quoteIn(message) : outgoing?.replyTo;
  const roomId = message?.roomId ?? outgoing?.roomId;
  if (!quote || roomId === undefined) return null;
  return (
    <Suspense fallback={<div className="mt-0.5 mb-1 h-11" />}>
      <Quoted quote={quote} roomId={roomId} isInRow={isActive} onJump={actions.jump} />
    </Suspense>
  );
}

function Body({ message, outgoing, isMine, isEditing, isActive, actions }: MessageRowProps) {
  const t = useTranslations("messages");
  if (!message) return outgoing ? <Unsent row={outgoing} isActive={isActive} actions={actions} /> : null;
  if (message.deleted) return <p className="text-faint italic">{t("deleted")}</p>;
  if (isFileKind(message.type)) return <MessageFile message={message} isInRow={isActive} />;
  const { text } = message.body;
  if (typeof text !== "string" || text === "") return <p className="text-faint italic">{t("unsupported")}</p>;
  if (isEditing) {
    return (
      <Suspense fallback={<MessageText text={text} isInRow={false} />}>
        <MessageEditor message={message} actions={actions} />
      </Suspense>
    );
  }
  const { editedAt } = message;
  const mark = editedAt !== undefined && (
    <Suspense fallback={null}>
      <EditedMark message={message} at={editedAt} isInRow={isActive} />
    </Suspense>
  );
  const { roomId, mentions } = message;
  return (
    <>
      <MessageText {...{ text, mark, roomId, mentions }} isInRow={isActive} />
      <LinkPreviewSlot message={message} isMine={isMine} isInRow={isActive} />
    </>
  );
}

function Unsent({
  row,
  isActive,
  actions,
}: { row: Outgoing } & Pick<MessageRowProps, "isActive" | "actions">) {
  const { text, file } = row;
  if (!file) return <MessageText text={text} isInRow={isActive} />;
  return (
    <Suspense fallback={<div className="my-1" style={mediaBox(file.kind, file.measures ?? NO_SIZE)} />}>
      <PendingFile row={row} file={file} onCancel={() => actions.discard(row)} />
    </Suspense>
  );
}

const NO_SIZE = { width: 0, height: 0 };
