"use client";

import clsx from "clsx";
import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  lazy,
  memo,
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import { EmojiButton } from "@/components/emoji/emoji-button";
import { AttachButton } from "@/components/files/attach-button";
import { TraySlot } from "@/components/files/tray-slot";
import { useAddFiles } from "@/components/files/use-add-files";
import { usePaste } from "@/components/files/use-paste";
import { Suggest } from "@/components/mentions/suggest";
import { useDraft } from "@/components/messages/use-draft";
import { useChat } from "@/components/rooms/chat-context";
import { IconButton } from "@/components/ui/icon-button";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { removeFromTray, useTray } from "@/lib/client/files/tray";
import { isComposing } from "@/lib/client/ime";
import { usePreferences } from "@/lib/client/queries/preferences";
import { isSending } from "@/lib/client/send-key";
import { TEXT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

const VoiceButton = lazy(() => import("@/components/files/voice-button"));
const LongPaste = lazy(() => import("@/components/files/long-paste"));

export type ComposerHandle = {
  focus: () => void /** Puts words back to be changed. */;
  take: (text: string) => void;
};

type Props = {
  roomId: number;
  /** Where it writes into a thread. */
  threadRootId?: number;
  myId: number;
  /** What it writes to: its name, and the words in the empty field. */
  label: string;
  /** False where it could not be taken: then the words stay. */
  onSend: (text: string, files: OutgoingFile[]) => boolean;
  /** ↑ in an empty field. */
  onEditLast: () => void;
  /** Shift + ↑ in an empty field. */
  onReplyLatest: () => void;
  handle: Ref<ComposerHandle>;
  /** Stands under the field. */
  children?: ReactNode;
};

const COUNTED_FROM = 0.8 * TEXT_LIMIT;

/** Never disabled: not while sending, not offline. What is typed is kept from the first letter on. */
export const Composer = memo(function Composer(props: Props) {
  const { roomId, threadRootId, myId, label, onSend, onEditLast, onReplyLatest, handle, children } = props;
  const t = useTranslations("messages");
  const preferences = usePreferences();
  const field = useRef<HTMLTextAreaElement>(null);
  const place = { userId: myId, roomId, threadRootId };
  const [text, change] = useDraft(place, field);
  const { maxUpload } = useChat();
  const chosen = useTray(place);
  const files = chosen.filter(({ blob }) => blob.size > 0 && blob.size <= maxUpload);
  const addFiles = useAddFiles(place);
  const { onPaste, longPaste } = usePaste({ text, onFiles: addFiles, onText: change });
  const length = text.length > COUNTED_FROM ? Array.from(text).length : 0;
  const isTooLong = length > TEXT_LIMIT;
  const canSend = !isTooLong && (text.trim() !== "" || files.length > 0);
  const id = threadRootId === undefined ? "composer" : "thread-composer";

  useEffect(() => {
    // Under a finger the keyboard would cover half of what one came to read.
    if (!window.matchMedia("(pointer: fine)").matches) return;
    if (field.current && mayTakeFocus(field.current)) field.current.focus({ preventScroll: true });
  }, []);

  useImperativeHandle(handle, () => ({
    focus: () => field.current?.focus(),
    take: (words) => {
      change(text.trim() === "" ? words : `${words}\n${text}`);
      field.current?.focus();
    },
  }));

  function send() {
    if (!canSend) return;
    const isTaken = onSend(
      text,
      files.map(({ key: _, ...file }) => file),
    );
    if (isTaken) {
      change("");
      removeFromTray(
        place,
        files.map(({ key }) => key),
      );
    }
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const caret = field.current?.selectionStart ?? text.length;
    const isFinger = window.matchMedia("(pointer: coarse)").matches;
    if (isSending(event, { text, caret, isFinger }, preferences)) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && text === "") {
      event.preventDefault();
      if (event.shiftKey) onReplyLatest();
      else onEditLast();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "u") {
      event.preventDefault();
      field.current?.form?.querySelector<HTMLElement>("[data-attach]")?.click();
    }
  }

  return (
    <form
      onSubmit={(event) => event.preventDefault()}
      className="shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-5 md:pb-4"
    >
      {longPaste && (
        <Suspense fallback={null}>
          <LongPaste {...longPaste} />
        </Suspense>
      )}
      <div
        className={clsx(
          "relative rounded-lg border bg-raised p-1.5 shadow-bar",
          "has-[textarea:focus-visible]:border-focus has-[textarea:focus-visible]:outline has-[textarea:focus-visible]:outline-focus",
          isTooLong ? "border-danger" : "border-edge",
        )}
      >
        <Suggest field={field} roomId={roomId} />
        <TraySlot place={place} files={chosen} onRemoved={() => field.current?.focus()} />
        <div className="flex items-end gap-1.5">
          <AttachButton place={place} />
          <textarea
            ref={field}
            id={id}
            rows={1}
            dir="auto"
            aria-label={label}
            aria-describedby={length > 0 ? `${id}-count` : undefined}
            aria-invalid={isTooLong || undefined}
            placeholder={label}
            value={text}
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className="field-sizing-content max-h-[40dvh] min-h-9 min-w-0 flex-1 resize-none self-center bg-transparent py-1.5 text-field outline-none placeholder:truncate touch:min-h-11 touch:py-2.5"
          />
          <Suspense fallback={<span className="size-9 touch:size-11" />}>
            <VoiceButton
              isHidden={text !== "" || chosen.length > 0}
              onSend={(file) => onSend("", [file])}
              onClose={() => field.current?.focus()}
            />
          </Suspense>
          <EmojiButton field={field} />
          {/* No submit button: pressed before the page works, that would load it anew and lose the words. */}
          <IconButton
            label={t("send")}
            tooltip="above"
            icon={<ArrowUp className="size-5" strokeWidth={2.25} />}
            onClick={send}
            aria-disabled={!canSend || undefined}
            className={clsx(
              canSend ? "bg-accent-fill text-on-accent! hover:bg-accent-fill-hover" : "text-faint",
            )}
          />
        </div>
      </div>
      {length > 0 && (
        <p
          id={`${id}-count`}
          role={isTooLong ? "alert" : undefined}
          className={clsx("tabular mt-1 px-1 text-right text-xs", isTooLong ? "text-danger" : "text-faint")}
        >
          {isTooLong
            ? t("tooLong", { over: length - TEXT_LIMIT })
            : t("counter", { left: TEXT_LIMIT - length })}
        </p>
      )}
      {children}
    </form>
  );
});

/** A thread's field comes before the room's, and whoever is writing in another one is left there. */
function mayTakeFocus(field: HTMLTextAreaElement): boolean {
  const isInThread = field.id === "thread-composer";
  if (!isInThread && new URLSearchParams(window.location.search).has("thread")) return false;
  const active = document.activeElement;
  return !(active instanceof HTMLTextAreaElement) || active.value === "";
}
