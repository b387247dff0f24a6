"use client";

import { useTranslations } from "next-intl";
import { FileIcon } from "@/components/files/file-card";
import { useSizeWords } from "@/lib/client/files/file-words";
import { altTextIn, type ShownFile } from "@/lib/client/files/message-file";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = { message: WireMessage; file: ShownFile; isInRow: boolean; onAsk: () => void };

/** In the place of a picture or film, for whoever wants to spare data: what it is, until they ask for it. */
export function HeldFile({ message, file, isInRow, onAsk }: Props) {
  const t = useTranslations("files");
  const sizeWords = useSizeWords();
  return (
    <button
      type="button"
      tabIndex={isInRow ? 0 : -1}
      onClick={onAsk}
      className="flex size-full flex-col items-center justify-center gap-1.5 rounded-md border border-line bg-sunken p-2 text-center text-soft hover:bg-hover"
    >
      <FileIcon mimeType={file.mimeType} />
      <span className="max-w-full truncate text-sm">{altTextIn(message.body) || file.name}</span>
      <span className="font-medium text-ink text-sm">{t("show", { size: sizeWords(file.size) })}</span>
    </button>
  );
}
