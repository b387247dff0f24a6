"use client";

import { Images, Play } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { MediaPages, useMedia } from "@/components/files/media-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { clock, useMessageWords } from "@/lib/client/files/file-words";
import { fileIn, fileUrl, thumbIn } from "@/lib/client/files/message-file";
import type { MediaItem } from "@/lib/client/queries/media";
import type { WireMediaItem } from "@/lib/dialects/spika/schemas/media";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const Lightbox = lazy(() => import("@/components/files/lightbox"));

/** A room's pictures and films by month, the newest first. */
export function MediaPanel({ room }: { room: WireRoom }) {
  const t = useTranslations("files");
  const media = useMedia(room.id, "media");
  const months = useMonths(media.items);
  const [opened, setOpened] = useState<MediaItem | null>(null);
  if (media.isEmpty) {
    return (
      <EmptyState icon={<Images className="size-6" aria-hidden />} title={t("noMedia")}>
        {t("noMediaText")}
      </EmptyState>
    );
  }
  return (
    <MediaPages media={media}>
      {months.map(({ name, items }) => (
        <section key={name} aria-label={name} className="flex flex-col gap-2">
          <h3 className="font-medium text-sm text-soft">{name}</h3>
          <ul className="grid grid-cols-3 gap-1">
            {items.map((item) => (
              <li key={item.messageId} className="aspect-square">
                <Tile item={item} onOpen={() => setOpened(item)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {opened && (
        <Suspense fallback={null}>
          <Lightbox roomId={room.id} start={opened} panel="media" onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </MediaPages>
  );
}

function Tile({ item, onOpen }: { item: WireMediaItem; onOpen: () => void }) {
  const t = useTranslations("files");
  const wordsOf = useMessageWords();
  const [isBroken, setBroken] = useState(false);
  const file = fileIn(item.body);
  const thumb = thumbIn(item.body);
  const picture = thumb ?? (item.type === "image" ? file : null);
  const words = wordsOf(item.type, item.body);
  return (
    <button
      type="button"
      aria-label={t("openBy", { words, name: item.username ?? "" })}
      aria-haspopup="dialog"
      onClick={onOpen}
      className="relative block size-full overflow-hidden rounded-sm bg-selected text-soft focus-visible:outline-offset-[-2px]"
    >
      {picture && !isBroken && (
        // biome-ignore lint/performance/noImgElement: files are private, and the server resizes nothing
        <img
          src={fileUrl(picture.id)}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
          className="absolute inset-0 size-full object-cover"
        />
      )}
      {item.type === "video" && (
        <span className="tabular absolute bottom-1 left-1 flex items-center gap-1 rounded-sm bg-raised px-1 text-2xs text-ink">
          <Play aria-hidden="true" className="size-3" />
          {file && file.duration > 0 && clock(file.duration)}
        </span>
      )}
    </button>
  );
}

function useMonths(items: WireMediaItem[]) {
  const format = useFormatter();
  const months: { name: string; items: WireMediaItem[] }[] = [];
  for (const item of items) {
    const name = format.dateTime(new Date(item.date), { month: "long", year: "numeric" });
    const last = months.at(-1);
    if (last?.name === name) last.items.push(item);
    else months.push({ name, items: [item] });
  }
  return months;
}
