"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { MessageText } from "@/components/messages/message-text";
import { NoteClash } from "@/components/notes/note-clash";
import { useNoteWriting } from "@/components/notes/use-note-writing";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { TextArea } from "@/components/ui/text-area";
import { useErrorText } from "@/lib/client/error-text";
import { openNote } from "@/lib/client/navigation";
import type { NoteState } from "@/lib/client/note-writing";
import { deleteNote } from "@/lib/client/queries/notes";
import { NOTE_TITLE_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireNote } from "@/lib/dialects/spika/schemas/note";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoom; note: WireNote | null; onBorn: (noteId: number) => void };

/** One note to read and to write, which is the same: it saves itself. */
export function NoteEditor({ room, note, onBorn }: Props) {
  const t = useTranslations("notes");
  const client = useQueryClient();
  const errorText = useErrorText();
  const id = useId();
  const title = useRef<HTMLInputElement>(null);
  const { state, writing } = useNoteWriting({ roomId: room.id, note, onBorn });
  const [isDeleting, setDeleting] = useState(false);
  const [isPreview, setPreview] = useState(false);
  const { base } = state;

  // biome-ignore lint/correctness/useExhaustiveDependencies: where the writer begins is decided once
  useEffect(() => {
    if (!base) title.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div className="flex min-h-full flex-col gap-3">
      <div className="-mx-2 flex items-center gap-1">
        <IconButton
          label={t("back")}
          icon={<ArrowLeft className="size-5" />}
          onClick={() => openNote(null)}
        />
        <Status state={state} />
        {base && state.status !== "gone" && (
          <IconButton
            label={t("delete")}
            icon={<Trash2 className="size-4.5" />}
            onClick={() => setDeleting(true)}
          />
        )}
      </div>
      <NoteClash room={room} state={state} writing={writing} />
      <div className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-title`} className="font-medium text-sm">
          {t("title")}
        </label>
        <Input
          id={`${id}-title`}
          ref={title}
          dir="auto"
          maxLength={NOTE_TITLE_LIMIT}
          autoComplete="off"
          placeholder={t("untitled")}
          value={state.title}
          onChange={(event) => writing.write({ title: event.target.value })}
          onBlur={() => void writing.flush()}
        />
      </div>
      <div className="flex min-h-60 flex-1 flex-col gap-1.5">
        <div className="flex items-center justify-between">
          <label htmlFor={`${id}-content`} className="font-medium text-sm">
            {t("content")}
          </label>
          <Button size="sm" look="quiet" onClick={() => setPreview(!isPreview)}>
            {t(isPreview ? "write" : "preview")}
          </Button>
        </div>
        {isPreview ? (
          <div className="flex-1 rounded-md border border-line bg-surface px-3 py-2">
            {state.content.trim() === "" ? (
              <p className="text-faint">{t("previewEmpty")}</p>
            ) : (
              <MessageText text={state.content} isInRow />
            )}
          </div>
        ) : (
          <TextArea
            id={`${id}-content`}
            dir="auto"
            className="flex-1"
            value={state.content}
            onChange={(event) => writing.write({ content: event.target.value })}
            onBlur={() => void writing.flush()}
          />
        )}
      </div>
      {isDeleting && base && (
        <ConfirmDialog
          title={t("deleteTitle", { title: base.title })}
          text={t("deleteText")}
          action={t("delete")}
          isDangerous
          describe={errorText}
          onConfirm={async () => {
            await deleteNote(client, base);
            openNote(null);
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </div>
  );
}

function Status({ state }: { state: NoteState }) {
  const t = useTranslations("notes.status");
  const isTrouble = ["failed", "conflict", "gone"].includes(state.status);
  const isUntouched = state.status === "saved" && !state.base;
  return (
    <p
      role="status"
      className={`min-w-0 flex-1 truncate text-sm ${isTrouble ? "text-danger" : "text-faint"}`}
    >
      {t(isUntouched ? "new" : state.status)}
    </p>
  );
}
