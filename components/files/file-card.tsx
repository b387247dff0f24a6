"use client";

import {
  Download,
  FileArchive,
  FileAudio,
  FileImage,
  FileText,
  FileVideo,
  File as PlainFile,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useSizeWords } from "@/lib/client/files/file-words";
import { downloadUrl, type ShownFile } from "@/lib/client/files/message-file";

/** Name, type and size, and the way to have it. */
export function FileCard({ file, isInRow }: { file: ShownFile; isInRow: boolean }) {
  const t = useTranslations("files");
  const sizeWords = useSizeWords();
  const about = [typeWord(file.name), sizeWords(file.size)].filter(Boolean).join(" · ");
  return (
    <a
      href={downloadUrl(file.id)}
      download={file.name}
      aria-label={t("download", { name: file.name, about })}
      tabIndex={isInRow ? 0 : -1}
      className="group/card flex h-full items-center gap-3 rounded-md border border-line bg-raised px-3 transition-colors hover:bg-hover"
    >
      <FileIcon mimeType={file.mimeType} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{file.name}</span>
        <span className="tabular block truncate text-faint text-xs">{about}</span>
      </span>
      <Download aria-hidden="true" className="size-4 shrink-0 text-faint group-hover/card:text-ink" />
    </a>
  );
}

export function FileIcon({ mimeType }: { mimeType: string }) {
  const Icon = iconOf(mimeType);
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-accent-tint text-on-accent-tint">
      <Icon aria-hidden="true" className="size-5" />
    </span>
  );
}

function iconOf(mimeType: string) {
  if (mimeType.startsWith("image/")) return FileImage;
  if (mimeType.startsWith("video/")) return FileVideo;
  if (mimeType.startsWith("audio/")) return FileAudio;
  if (/zip|tar|compressed|gzip|zstd/.test(mimeType)) return FileArchive;
  if (/text|pdf|document|word|sheet|presentation|rtf/.test(mimeType)) return FileText;
  return PlainFile;
}

/** "PDF": people know the ends of names, not the names of media types. */
export function typeWord(name: string): string {
  return /\.([a-z0-9]{1,6})$/i.exec(name)?.[1]?.toUpperCase() ?? "";
}
