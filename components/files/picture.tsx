"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { altTextIn, fileUrl, type ShownFile, thumbIn } from "@/lib/client/files/message-file";
import { knownPreview } from "@/lib/client/files/previews";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

const loadLightbox = () => import("@/components/files/lightbox");
const Lightbox = lazy(loadLightbox);

type Props = { message: WireMessage; file: ShownFile; isInRow: boolean; onError: () => void };

/** The smaller picture, which does not move by itself; pressed, it is shown whole. */
export function Picture({ message, file, isInRow, onError }: Props) {
  const t = useTranslations("files");
  const [isOpen, setOpen] = useState(false);
  const shown = thumbIn(message.body) ?? file;
  const altText = altTextIn(message.body) || file.name;
  return (
    <>
      <button
        type="button"
        aria-label={t("openPicture", { about: altText })}
        aria-haspopup="dialog"
        tabIndex={isInRow ? 0 : -1}
        onPointerEnter={loadLightbox}
        onClick={() => setOpen(true)}
        className="relative block size-full cursor-zoom-in overflow-hidden rounded-md border border-line bg-sunken"
      >
        {/* biome-ignore lint/performance/noImgElement: files are private, and the server resizes nothing */}
        <img
          src={knownPreview(message.localId) ?? fileUrl(shown.id)}
          alt={altText}
          loading="lazy"
          decoding="async"
          onError={onError}
          className="absolute inset-0 size-full object-cover"
        />
        {file.mimeType === "image/gif" && (
          <span className="absolute bottom-1.5 left-1.5 rounded-sm bg-raised px-1.5 font-medium text-2xs text-soft">
            GIF
          </span>
        )}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Lightbox
            roomId={message.roomId}
            start={{ messageId: message.id, type: message.type, body: message.body }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
