"use client";

import { useTranslations } from "next-intl";
import { useWriterName } from "@/components/notes/note-list";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { NoteState, NoteWriting } from "@/lib/client/note-writing";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoom; state: NoteState; writing: NoteWriting };

/** Somebody else has saved or deleted the note meanwhile: theirs stands by mine, and nothing is overwritten. */
export function NoteClash({ room, state, writing }: Props) {
  const t = useTranslations("notes");
  const nameOf = useWriterName(room);
  const { theirs, title, content } = state;
  const copy = <CopyButton text={`${title}\n\n${content}`} what={t("conflict.copyWhat")} />;

  if (state.status === "gone") {
    return (
      <Banner look="danger" title={t("gone.title")}>
        <p>{t("gone.text")}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => void writing.keepMine()}>
            {t("gone.keep")}
          </Button>
          {copy}
        </div>
      </Banner>
    );
  }
  if (!theirs) return null;
  const name = nameOf(theirs.updatedById);
  return (
    <>
      <Banner look="danger" title={t("conflict.title", { name })}>
        <p>{t("conflict.text")}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" look="primary" onClick={() => void writing.keepMine()}>
            {t("conflict.keepMine")}
          </Button>
          <Button size="sm" onClick={() => writing.takeTheirs()}>
            {t("conflict.takeTheirs")}
          </Button>
          {copy}
        </div>
      </Banner>
      <section
        aria-label={t("conflict.theirs", { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, which the keyboard must be able to do
        tabIndex={0}
        className="max-h-60 shrink-0 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 [overflow-wrap:anywhere]"
      >
        <p className="font-medium text-faint text-xs">{t("conflict.theirs", { name })}</p>
        <p dir="auto" className="mt-1 font-semibold">
          {theirs.title}
        </p>
        <p dir="auto" className="whitespace-pre-wrap">
          {theirs.content}
        </p>
      </section>
    </>
  );
}
