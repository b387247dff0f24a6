"use client";

import { FileText, Link2, MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FileCard } from "@/components/files/file-card";
import { MediaPages, useMedia } from "@/components/files/media-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { ShortTime } from "@/components/ui/short-time";
import { fileIn } from "@/lib/client/files/message-file";
import { linkify } from "@/lib/client/linkify";
import { openMessageBeside } from "@/lib/client/navigation";
import type { WireMediaItem } from "@/lib/dialects/spika/schemas/media";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const KINDS = ["file", "link"] as const;

/** What was handed round in a room: its files, or the links in what was said. */
export function FilesPanel({ room }: { room: WireRoom }) {
  const t = useTranslations("files");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("file");
  return (
    <div className="flex flex-col gap-4">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these choose what is listed */}
      <div role="group" aria-label={t("kinds")} className="flex gap-1">
        {KINDS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === kind}
            onClick={() => setKind(name)}
            className="h-7 rounded-full border border-line px-3 font-medium text-sm text-soft transition-colors hover:bg-hover aria-pressed:border-transparent aria-pressed:bg-selected aria-pressed:text-ink touch:h-11"
          >
            {t(name === "file" ? "kindFiles" : "kindLinks")}
          </button>
        ))}
      </div>
      <Listed key={kind} roomId={room.id} kind={kind} />
    </div>
  );
}

function Listed({ roomId, kind }: { roomId: number; kind: "file" | "link" }) {
  const t = useTranslations("files");
  const media = useMedia(roomId, kind);
  const isFiles = kind === "file";
  if (media.isEmpty) {
    const Icon = isFiles ? FileText : Link2;
    return (
      <EmptyState icon={<Icon className="size-6" aria-hidden />} title={t(isFiles ? "noFiles" : "noLinks")}>
        {t(isFiles ? "noFilesText" : "noLinksText")}
      </EmptyState>
    );
  }
  return (
    <MediaPages media={media}>
      <ul aria-label={t(isFiles ? "kindFiles" : "kindLinks")} className="flex flex-col gap-3">
        {media.items.map((item) => (
          <li key={item.messageId}>
            <Entry roomId={roomId} item={item}>
              {isFiles ? <ListedFile item={item} /> : <Links item={item} />}
            </Entry>
          </li>
        ))}
      </ul>
    </MediaPages>
  );
}

/** Who, when, and the way to where it was said. */
function Entry({ roomId, item, children }: { roomId: number; item: WireMediaItem; children: ReactNode }) {
  const t = useTranslations("files");
  return (
    <>
      {children}
      <div className="mt-0.5 flex items-center gap-1 pl-1 text-faint text-xs">
        <span className="min-w-0 truncate">{item.username}</span>
        <span aria-hidden="true">·</span>
        <ShortTime at={Date.parse(item.date)} />
        <IconButton
          size="sm"
          tooltip="above"
          label={t("toMessage")}
          icon={<MessageSquareText className="size-4" />}
          onClick={() => openMessageBeside(roomId, item.messageId, "files")}
          className="ml-auto"
        />
      </div>
    </>
  );
}

function ListedFile({ item }: { item: WireMediaItem }) {
  const t = useTranslations("files");
  const file = fileIn(item.body);
  if (!file) return <p className="text-faint italic">{t("gone")}</p>;
  return (
    <div className="h-16">
      <FileCard file={file} isInRow />
    </div>
  );
}

function Links({ item }: { item: WireMediaItem }) {
  const { text } = item.body;
  const links = typeof text === "string" ? linkify(text).flatMap(({ href }) => href ?? []) : [];
  return (
    <div className="flex flex-col gap-1.5">
      {[...new Set(links)].map((href) => (
        <a
          key={href}
          href={href}
          target="_blank"
          rel="noreferrer"
          className="flex min-h-11 flex-col justify-center rounded-md border border-line bg-raised px-3 py-1.5 transition-colors hover:bg-hover"
        >
          <span className="truncate font-medium text-sm">{new URL(href).host}</span>
          <span className="line-clamp-2 text-faint text-xs [overflow-wrap:anywhere]">{href}</span>
        </a>
      ))}
    </div>
  );
}
