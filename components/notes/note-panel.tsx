"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NoteEditor } from "@/components/notes/note-editor";
import { NoteList } from "@/components/notes/note-list";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { nameNewNote, openNote, useNoteInAddress } from "@/lib/client/navigation";
import { notesQuery } from "@/lib/client/queries/notes";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** The notes of a room: all of them, or the one that the address names. */
export function NotePanel({ room }: { room: WireRoom }) {
  const t = useTranslations("notes");
  const tCommon = useTranslations("common");
  const { data: notes, isError, refetch } = useQuery({ ...notesQuery(room.id), refetchOnMount: "always" });
  const shown = useNoteInAddress();
  // What is open stays open: a new note when it gets its id, and one that somebody else deletes.
  const [opened, setOpened] = useState<{ key: string; id: number | "new" } | null>(null);
  const isShown = shown === "new" || notes?.some(({ id }) => id === shown) === true;
  // The address follows a moment after a new note has got its id.
  const isOpen = opened?.id === shown || (shown === "new" && opened?.key === "new");
  if (shown !== null && isShown && !isOpen) setOpened({ key: String(shown), id: shown });
  if (shown === null && opened !== null) setOpened(null);

  if (!notes) {
    if (!isError) return <Skeleton className="h-24 w-full" />;
    const again = (
      <Button size="sm" onClick={() => refetch()}>
        {tCommon("retry")}
      </Button>
    );
    return (
      <Banner look="danger" action={again}>
        {t("loadError")}
      </Banner>
    );
  }
  if (shown === null) return <NoteList notes={notes} room={room} />;
  if (!opened || !isOpen) {
    return (
      <EmptyState title={t("missing")} actions={<Button onClick={() => openNote(null)}>{t("back")}</Button>}>
        {t("missingText")}
      </EmptyState>
    );
  }
  return (
    <NoteEditor
      key={opened.key}
      room={room}
      note={notes.find(({ id }) => id === opened.id) ?? null}
      onBorn={(id) => {
        setOpened({ key: opened.key, id });
        nameNewNote(id);
      }}
    />
  );
}
