"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileCard } from "@/components/files/file-card";
import { fileIn, fileUrl, thumbIn } from "@/lib/client/files/message-file";
import type { MediaItem } from "@/lib/client/queries/media";

type Props = { item: MediaItem; altText: string; isZoomed: boolean; onZoom: () => void };

/** The small picture at once, the whole one as soon as it has come. */
export function LightboxMedia({ item, altText, isZoomed, onZoom }: Props) {
  const t = useTranslations("files");
  const [state, setState] = useState<"coming" | "there" | "broken">("coming");
  const file = fileIn(item.body);
  const thumb = thumbIn(item.body);
  if (!file) return <p className="flex-1 self-center text-center text-soft">{t("gone")}</p>;
  if (state === "broken") {
    return (
      <div className="flex flex-1 items-center justify-center">
        <div className="h-16 w-88 max-w-full">
          <FileCard file={file} isInRow />
        </div>
      </div>
    );
  }
  if (item.type === "video") {
    return (
      // biome-ignore lint/a11y/useMediaCaption: people send what they have filmed, which has no captions
      <video
        controls
        playsInline
        src={fileUrl(file.id)}
        poster={thumb ? fileUrl(thumb.id) : undefined}
        aria-label={altText}
        onError={() => setState("broken")}
        className="min-w-0 flex-1 object-contain"
      />
    );
  }
  const size = { width: file.width || undefined, height: file.height || undefined };
  return (
    <button
      type="button"
      aria-label={isZoomed ? t("zoomOut") : t("zoomIn")}
      onClick={onZoom}
      className={clsx(
        "relative min-w-0 flex-1 focus-visible:outline-offset-[-2px]",
        isZoomed ? "cursor-zoom-out overflow-auto" : "cursor-zoom-in overflow-hidden",
      )}
    >
      {thumb && state === "coming" && (
        // biome-ignore lint/performance/noImgElement: files are private, and the server resizes nothing
        <img src={fileUrl(thumb.id)} alt="" className="absolute inset-0 m-auto size-full object-contain" />
      )}
      {/* biome-ignore lint/performance/noImgElement: as above */}
      <img
        {...size}
        src={fileUrl(file.id)}
        alt={altText}
        onLoad={() => setState("there")}
        onError={() => setState("broken")}
        className={clsx(
          isZoomed
            ? "relative mx-auto block h-auto max-w-none"
            : "absolute inset-0 m-auto size-auto max-h-full max-w-full object-contain",
        )}
        style={isZoomed ? { width: `max(200%, ${file.width}px)` } : undefined}
      />
    </button>
  );
}
