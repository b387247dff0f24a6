"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { readNoteDraft, writeNoteDraft } from "@/lib/client/note-drafts";
import { type NoteState, NoteWriting } from "@/lib/client/note-writing";
import { useMe } from "@/lib/client/queries/me";
import { createNote, loadNote, saveNote } from "@/lib/client/queries/notes";
import type { WireNote } from "@/lib/dialects/spika/schemas/note";

type Props = {
  roomId: number;
  /** As the server has it; null while it is new, or after somebody has deleted it. */
  note: WireNote | null;
  onBorn: (noteId: number) => void;
};

/** The writing of one note, as long as its editor is open; what is left then is saved on the way out. */
export function useNoteWriting({ roomId, note, onBorn }: Props): { state: NoteState; writing: NoteWriting } {
  const t = useTranslations("notes");
  const client = useQueryClient();
  const me = useMe();
  const born = useRef<((noteId: number) => void) | null>(onBorn);
  const [writing] = useState(() => {
    const nameOf = (written: WireNote | null) => (written ? String(written.id) : `new.${roomId}`);
    return new NoteWriting({
      note,
      draft: readNoteDraft(me.id, nameOf(note)),
      untitled: t("untitled"),
      create: async (text) => {
        const created = await createNote(client, roomId, text);
        born.current?.(created.id);
        return created;
      },
      save: (known, text) => saveNote(client, known, text),
      load: (noteId) => loadNote(client, noteId),
      keep: (draft, written) => writeNoteDraft(me.id, nameOf(written), draft),
    });
  });
  const state = useSyncExternalStore(writing.subscribe, writing.read, writing.read);
  const hadNote = useRef(note !== null);

  useEffect(() => {
    born.current = onBorn;
  }, [onBorn]);

  useEffect(() => {
    if (note) writing.hear(note);
    else if (hadNote.current) writing.hearGone();
    hadNote.current = note !== null;
  }, [note, writing]);

  useEffect(() => {
    const flush = () => void writing.flush();
    window.addEventListener("online", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("online", flush);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [writing]);

  useEffect(() => {
    return () => {
      born.current = null; // saved later, it must not lead the reader back
    };
  }, []);

  return { state, writing };
}
