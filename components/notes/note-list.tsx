"use client";

import { FileText, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ShortTime } from "@/components/ui/short-time";
import { openNote } from "@/lib/client/navigation";
import { byLastChange } from "@/lib/client/note-list";
import type { WireNote } from "@/lib/dialects/spika/schemas/note";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** All notes of a room, what was changed last on top. */
export function NoteList({ notes, room }: { notes: WireNote[]; room: WireRoom }) {
  const t = useTranslations("notes");
  const start = (
    <Button icon={<Plus className="size-4" />} onClick={() => openNote("new")}>
      {t("new")}
    </Button>
  );
  if (notes.length === 0) {
    return (
      <EmptyState icon={<FileText className="size-6" aria-hidden />} title={t("empty")} actions={start}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex">{start}</div>
      <ul aria-label={t("list")} className="-mx-2 flex flex-col gap-0.5">
        {byLastChange(notes).map((note) => (
          <li key={note.id}>
            <NoteItem note={note} room={room} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NoteItem({ note, room }: { note: WireNote; room: WireRoom }) {
  const nameOf = useWriterName(room);
  return (
    <button
      type="button"
      onClick={() => openNote(note.id)}
      className="flex w-full flex-col gap-0.5 rounded-md px-2 py-2 text-left transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <span dir="auto" className="w-full truncate font-medium">
        {note.title}
      </span>
      <span dir="auto" className="w-full truncate text-soft text-sm">
        {firstLine(note.content)}
      </span>
      <span className="text-faint text-xs">
        {nameOf(note.updatedById)} · <ShortTime at={note.modifiedAt} />
      </span>
    </button>
  );
}

/** Members by name; whoever has left since is not asked for. */
export function useWriterName(room: WireRoom): (userId: number) => string {
  const t = useTranslations("common");
  return (userId) => {
    const writer = room.users.find((member) => member.userId === userId)?.user;
    return writer?.displayName || writer?.emailAddress || t("unknownPerson");
  };
}

function firstLine(text: string): string {
  const line = text.split("\n").find((each) => each.trim() !== "") ?? "";
  return line.slice(0, 200);
}
