"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { fileUrl } from "@/lib/client/files/message-file";
import type { LinkPreview } from "@/lib/client/link-preview";
import { removePreview } from "@/lib/client/queries/messages";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = { message: WireMessage; preview: LinkPreview; isMine: boolean; isInRow: boolean };

/** The page's host, its title, a line about it and its picture; its author may take it away. */
export default function LinkPreviewCard({ message, preview, isMine, isInRow }: Props) {
  const t = useTranslations("files");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isBroken, setBroken] = useState(false);
  const { url, host, title, description, imageFileId } = preview;

  function remove() {
    removePreview(client, message).catch((cause: unknown) => showToast(errorText(cause)));
  }

  return (
    <div className="group/card relative h-full">
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        tabIndex={isInRow ? 0 : -1}
        className="flex h-full overflow-hidden rounded-md border border-line bg-raised transition-colors hover:bg-hover"
      >
        <span className="flex min-w-0 flex-1 flex-col justify-center px-3">
          <span className="truncate text-faint text-xs">{host}</span>
          <span dir="auto" className="truncate font-medium text-sm">
            {title}
          </span>
          {description && (
            <span dir="auto" className="line-clamp-2 text-soft text-xs">
              {description}
            </span>
          )}
        </span>
        {imageFileId !== null && !isBroken && (
          // biome-ignore lint/performance/noImgElement: files are private, and the server resizes nothing
          <img
            src={fileUrl(imageFileId)}
            alt=""
            loading="lazy"
            decoding="async"
            onError={() => setBroken(true)}
            className="h-full w-24 shrink-0 bg-sunken object-cover"
          />
        )}
      </a>
      {isMine && (
        <IconButton
          size="sm"
          tooltip="above"
          label={t("removePreview")}
          icon={<X className="size-4" />}
          tabIndex={isInRow ? 0 : -1}
          onClick={remove}
          className="absolute top-1 right-1 border border-line bg-raised opacity-0 focus-visible:opacity-100 group-hover/card:opacity-100 touch:opacity-100"
        />
      )}
    </div>
  );
}
