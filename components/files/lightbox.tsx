"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import {
  ChevronLeft,
  ChevronRight,
  Download,
  ExternalLink,
  MessageSquareText,
  X,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { LightboxMedia } from "@/components/files/lightbox-media";
import { IconButton } from "@/components/ui/icon-button";
import { altTextIn, downloadUrl, fileIn, fileUrl } from "@/lib/client/files/message-file";
import { openMessageBeside, type Panel } from "@/lib/client/navigation";
import { galleryQuery, type MediaItem } from "@/lib/client/queries/media";

type Props = {
  roomId: number;
  start: MediaItem;
  /** Where it was opened from a tab of the panel: the tab stays beside the message that one goes to. */
  panel?: Panel;
  onClose: () => void;
};

/** A picture over everything else, and from it to the others of the room. */
export default function Lightbox({ roomId, start, panel, onClose }: Props) {
  const t = useTranslations("files");
  const dialog = useRef<HTMLDialogElement>(null);
  const [shownId, setShownId] = useState(start.messageId);
  const [isZoomed, setZoomed] = useState(false);
  const { items, fetchAround } = useGallery(roomId, start);
  const at = items.findIndex(({ messageId }) => messageId === shownId);
  const item = items[at] ?? start;
  const file = fileIn(item.body);
  const altText = altTextIn(item.body) || (file?.name ?? "");

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => fetchAround(at), [fetchAround, at]);

  // Pressed before the others have come: it is done as soon as they are there.
  const [wish, setWish] = useState(0);
  const wished = wish === 0 || at < 0 ? undefined : items[at + wish];
  useEffect(() => {
    if (!wished) return;
    setWish(0);
    setShownId(wished.messageId);
    setZoomed(false);
  }, [wished]);

  function onKeyDown(event: KeyboardEvent) {
    // Keys are spent here: what lies under the picture must neither close nor move.
    event.stopPropagation();
    if (event.target instanceof HTMLVideoElement) return;
    if (event.key === "ArrowLeft") setWish(-1);
    if (event.key === "ArrowRight") setWish(1);
    if (event.key === "+" || event.key === "=") setZoomed(true);
    if (event.key === "-" || event.key === "0") setZoomed(false);
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t("lightbox", { about: altText })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={onKeyDown}
      className="m-0 size-full max-h-none max-w-none animate-appear flex-col bg-sunken text-ink open:flex"
    >
      <header className="flex items-center gap-1 px-3 py-2">
        <Caption item={item} />
        {item.type === "image" && (
          <IconButton
            label={isZoomed ? t("zoomOut") : t("zoomIn")}
            aria-pressed={isZoomed}
            icon={isZoomed ? <ZoomOut className="size-5" /> : <ZoomIn className="size-5" />}
            onClick={() => setZoomed(!isZoomed)}
          />
        )}
        {panel && (
          <IconButton
            label={t("toMessage")}
            icon={<MessageSquareText className="size-5" />}
            onClick={() => {
              onClose();
              openMessageBeside(roomId, item.messageId, panel);
            }}
          />
        )}
        {file && (
          <>
            <HeaderLink href={fileUrl(file.id)} label={t("original")}>
              <ExternalLink className="size-5" />
            </HeaderLink>
            <HeaderLink href={downloadUrl(file.id)} label={t("save")} fileName={file.name}>
              <Download className="size-5" />
            </HeaderLink>
          </>
        )}
        <IconButton label={t("close")} icon={<X className="size-5" />} onClick={onClose} />
      </header>
      <div className="flex min-h-0 flex-1 items-stretch">
        <Step label={t("previous")} isPossible={at > 0} onStep={() => setWish(-1)}>
          <ChevronLeft className="size-6" />
        </Step>
        <LightboxMedia
          key={item.messageId}
          item={item}
          altText={altText}
          isZoomed={isZoomed}
          onZoom={() => setZoomed(!isZoomed)}
        />
        <Step label={t("next")} isPossible={at >= 0 && at < items.length - 1} onStep={() => setWish(1)}>
          <ChevronRight className="size-6" />
        </Step>
      </div>
      {altTextIn(item.body) && <p className="px-6 pt-2 pb-4 text-center text-soft">{altText}</p>}
    </dialog>
  );
}

/** Around the picture more are fetched before one comes to the end of what is there. */
function useGallery(roomId: number, start: MediaItem) {
  const gallery = useInfiniteQuery(galleryQuery(roomId, start.messageId));
  const pages = gallery.data?.pages ?? [];
  const items: MediaItem[] = pages.flatMap(({ list }) => list);
  const fetching = useRef(gallery);
  fetching.current = gallery;
  const count = useRef(0);
  count.current = items.length;
  const [fetchAround] = useState(() => (at: number) => {
    const { isFetching, isError, hasPreviousPage, hasNextPage, fetchPreviousPage, fetchNextPage } =
      fetching.current;
    if (isFetching || isError || at < 0) return;
    if (at < NEAR && hasPreviousPage) void fetchPreviousPage();
    else if (at >= count.current - NEAR && hasNextPage) void fetchNextPage();
  });
  // Both ends at once are asked for one after the other.
  useEffect(() => {
    if (!gallery.isFetching) fetchAround(items.findIndex(({ messageId }) => messageId === start.messageId));
  }, [gallery.isFetching, fetchAround, items, start.messageId]);
  return { items, fetchAround };
}

const NEAR = 3;

function Caption({ item }: { item: MediaItem }) {
  const format = useFormatter();
  return (
    <p className="min-w-0 flex-1 truncate pl-2 text-sm">
      <span className="font-semibold">{item.username}</span>{" "}
      {item.date && (
        <span className="text-faint">
          {format.dateTime(new Date(item.date), { dateStyle: "medium", timeStyle: "short" })}
        </span>
      )}
    </p>
  );
}

type LinkProps = { href: string; label: string; fileName?: string; children: ReactNode };

function HeaderLink({ href, label, fileName, children }: LinkProps) {
  return (
    <a
      href={href}
      aria-label={label}
      data-tooltip={label}
      {...(fileName === undefined ? { target: "_blank", rel: "noreferrer" } : { download: fileName })}
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink touch:size-11"
    >
      {children}
    </a>
  );
}

type StepProps = { label: string; isPossible: boolean; onStep: () => void; children: ReactNode };

/** It stays where it is at both ends, so that it does not jump away from under the pointer. */
function Step({ label, isPossible, onStep, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={!isPossible || undefined}
      onClick={onStep}
      className="flex w-11 shrink-0 items-center justify-center text-soft hover:bg-hover hover:text-ink aria-disabled:opacity-30 md:w-14"
    >
      {children}
    </button>
  );
}
