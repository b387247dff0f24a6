import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { messageKeys } from "@/lib/client/keys";
import type { WireMediaItem } from "@/lib/dialects/spika/schemas/media";

/** What the lightbox and the panel's tabs show of a message. */
export type MediaItem = Pick<WireMediaItem, "messageId" | "type" | "body"> & Partial<WireMediaItem>;

type Gallery = { list: WireMediaItem[]; hasMoreOlderImages: boolean; hasMoreNewerImages: boolean };
type Step = { cursor: number; fetchOlder?: "true"; fetchNewer?: "true" };

const BATCH = 12;

/** A room's pictures and films around one of them, oldest first; grows at both ends (contract 2.16.1). */
export const galleryQuery = (roomId: number, messageId: number) =>
  infiniteQueryOptions({
    queryKey: messageKeys.gallery(roomId, messageId),
    queryFn: ({ pageParam, signal }) =>
      api.get<Gallery>("/media", { roomId, take: BATCH, ...pageParam }, signal),
    initialPageParam: { cursor: messageId } as Step,
    getPreviousPageParam: ({ list, hasMoreOlderImages }): Step | undefined =>
      list[0] && hasMoreOlderImages ? { cursor: list[0].messageId, fetchOlder: "true" } : undefined,
    getNextPageParam: ({ list, hasMoreNewerImages }): Step | undefined => {
      const newest = list.at(-1);
      return newest && hasMoreNewerImages ? { cursor: newest.messageId, fetchNewer: "true" } : undefined;
    },
    gcTime: 60_000,
  });

export type MediaKind = "media" | "file" | "link";
const PAGE = 30;

/** All of a kind that a room holds, newest first (contract 2.17.7). */
export const mediaQuery = (roomId: number, kind: MediaKind) =>
  infiniteQueryOptions({
    queryKey: messageKeys.media(roomId, kind),
    queryFn: ({ pageParam, signal }) =>
      api.get<{ list: WireMediaItem[]; count: number }>(
        "/media",
        { roomId, type: kind, itemsPerBatch: PAGE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ list }) => (list.length < PAGE ? null : (list.at(-1)?.messageId ?? null)),
    staleTime: 0,
  });
