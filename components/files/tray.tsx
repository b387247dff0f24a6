"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FileIcon } from "@/components/files/file-card";
import { useChat } from "@/components/rooms/chat-context";
import { IconButton } from "@/components/ui/icon-button";
import type { DraftPlace } from "@/lib/client/drafts";
import { useSizeWords } from "@/lib/client/files/file-words";
import { describeInTray, removeFromTray, type TrayFile } from "@/lib/client/files/tray";

type Props = { place: DraftPlace; files: TrayFile[]; onRemoved: () => void };

/** The files that go with the next message, each with what it is and the way to take it out again. */
export default function Tray({ place, files, onRemoved }: Props) {
  const t = useTranslations("files");
  return (
    <ul aria-label={t("tray")} className="flex gap-2 overflow-x-auto overscroll-x-contain px-1 pt-1 pb-2">
      {files.map((file) => (
        <TrayItem
          key={file.key}
          file={file}
          onDescribe={(altText) => describeInTray(place, file.key, altText)}
          onRemove={() => {
            removeFromTray(place, [file.key]);
            onRemoved();
          }}
        />
      ))}
    </ul>
  );
}

type ItemProps = { file: TrayFile; onDescribe: (altText: string) => void; onRemove: () => void };

function TrayItem({ file, onDescribe, onRemove }: ItemProps) {
  const t = useTranslations("files");
  const sizeWords = useSizeWords();
  const problem = useProblem(file);
  return (
    <li
      className={clsx(
        "flex w-60 shrink-0 flex-col gap-1.5 rounded-md border p-1.5",
        problem ? "border-danger" : "border-line",
      )}
    >
      <div className="flex items-center gap-2.5">
        <Thumbnail file={file} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm">{file.name}</span>
          {problem ? (
            <span role="alert" className="block text-danger text-xs">
              {problem}
            </span>
          ) : (
            <span className="tabular block truncate text-faint text-xs">{sizeWords(file.blob.size)}</span>
          )}
        </span>
        <IconButton
          size="sm"
          tooltip="above"
          label={t("remove", { name: file.name })}
          icon={<X className="size-4" />}
          onClick={onRemove}
          className="self-start"
        />
      </div>
      {file.kind === "image" && !problem && (
        <input
          type="text"
          value={file.altText ?? ""}
          maxLength={LONGEST_ALT}
          placeholder={t("altText")}
          aria-label={t("altTextOf", { name: file.name })}
          onChange={(event) => onDescribe(event.target.value)}
          className="h-8 rounded-sm border border-edge bg-inset px-2 text-sm touch:h-11 touch:text-field"
        />
      )}
    </li>
  );
}

const LONGEST_ALT = 1_000;

function Thumbnail({ file }: { file: TrayFile }) {
  const picture = file.measures?.thumb?.blob ?? (file.kind === "image" && file.measures ? file.blob : null);
  const url = useObjectUrl(picture);
  if (!url) return <FileIcon mimeType={file.mimeType} />;
  // biome-ignore lint/performance/noImgElement: it is in this page's memory
  return <img src={url} alt="" className="size-9 shrink-0 rounded-md bg-sunken object-cover" />;
}

function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}

/** Why it cannot be sent, found out before a gigabyte has been uploaded in vain. */
function useProblem({ blob }: TrayFile): string | null {
  const t = useTranslations("files");
  const { maxUpload } = useChat();
  const sizeWords = useSizeWords();
  if (blob.size === 0) return t("empty");
  if (blob.size > maxUpload) return t("tooLarge", { size: sizeWords(blob.size), most: sizeWords(maxUpload) });
  return null;
}
