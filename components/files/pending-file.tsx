"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { FileIcon } from "@/components/files/file-card";
import { announce } from "@/components/ui/announcer";
import { IconButton } from "@/components/ui/icon-button";
import { useSizeWords } from "@/lib/client/files/file-words";
import { mediaBox } from "@/lib/client/files/media-box";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { previewUrl } from "@/lib/client/files/previews";
import { useProgress } from "@/lib/client/files/progress";
import type { Outgoing } from "@/lib/client/message-pages";

type Props = { row: Outgoing; file: OutgoingFile; onCancel: () => void };

/** One's own file on its way, in the box that it will have, with how far it is. */
export default function PendingFile({ row, file, onCancel }: Props) {
  const t = useTranslations("files");
  const sizeWords = useSizeWords();
  const share = useProgress(row.localId);
  const percent = Math.floor(share * 100);
  const isOnItsWay = row.state === "pending";
  const picture =
    file.kind === "image" ? (file.measures?.thumb?.blob ?? file.blob) : file.measures?.thumb?.blob;
  useSpokenProgress(file.name, percent);
  return (
    <div className="my-1 flex flex-col gap-1.5">
      {picture ? (
        // biome-ignore lint/performance/noImgElement: it is in this page's memory
        <img
          src={previewUrl(row.localId, picture)}
          alt={file.altText || file.name}
          style={mediaBox(file.kind, file.measures ?? NO_SIZE)}
          className="rounded-md border border-line bg-sunken object-cover"
        />
      ) : (
        <div
          style={mediaBox(file.kind === "audio" ? "audio" : "file", NO_SIZE)}
          className="flex items-center gap-3 rounded-md border border-line bg-raised px-3"
        >
          <FileIcon mimeType={file.mimeType} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{file.isVoice ? t("voice") : file.name}</span>
            <span className="tabular block truncate text-faint text-xs">{sizeWords(file.blob.size)}</span>
          </span>
        </div>
      )}
      {isOnItsWay && (
        <div className="flex max-w-80 items-center gap-2">
          <progress
            aria-label={t("sending", { name: file.name })}
            value={percent}
            max={100}
            className="h-1.5 min-w-0 flex-1 appearance-none overflow-hidden rounded-full bg-selected [&::-moz-progress-bar]:bg-accent-fill [&::-webkit-progress-bar]:bg-selected [&::-webkit-progress-value]:bg-accent-fill"
          />
          <span className="tabular w-9 text-right text-faint text-xs">{percent} %</span>
          <IconButton
            size="sm"
            tooltip="above"
            label={t("cancel", { name: file.name })}
            icon={<X className="size-4" />}
            onClick={onCancel}
          />
        </div>
      )}
    </div>
  );
}

const NO_SIZE = { width: 0, height: 0 };
const SAID_EVERY = 25;

/** Screen readers hear of it at every quarter, not at every percent. */
function useSpokenProgress(name: string, percent: number): void {
  const t = useTranslations("files");
  const quarter = Math.floor(percent / SAID_EVERY) * SAID_EVERY;
  useEffect(() => {
    if (quarter > 0) announce(t("uploaded", { name, percent: quarter }));
  }, [t, name, quarter]);
}
