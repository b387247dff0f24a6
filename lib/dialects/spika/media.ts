import type { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import type {
  galleryAnswer,
  mediaAnswer,
  mediaQuery,
  WireMediaItem,
} from "@/lib/dialects/spika/schemas/media";
import type { Actor } from "@/lib/domain/actor";
import { asId, type MessageId, type RoomId } from "@/lib/domain/ids";
import { listGallery, listMedia, type MediaItem, type MediaKind } from "@/lib/domain/media/list-media";

type MediaQuery = z.output<typeof mediaQuery>;

const GALLERY_PAGE = 6;
const MEDIA_PAGE = 30;
const KINDS: readonly string[] = ["media", "file", "link"] satisfies MediaKind[];

/** Pictures and films around one of them (contract 2.16.1). */
export async function galleryOf(actor: Actor, query: MediaQuery): Promise<z.input<typeof galleryAnswer>> {
  const page = await listGallery(actor, requireRoomId(query), {
    cursor: cursorOf(query),
    direction: query.fetchNewer ? "newer" : query.fetchOlder ? "older" : "upTo",
    limit: query.take || query.itemsPerBatch || GALLERY_PAGE,
  });
  return {
    list: page.items.map(toMediaItem),
    hasMoreOlderImages: page.hasOlder,
    hasMoreNewerImages: page.hasNewer,
  };
}

/** What a room holds of one kind (contract 2.17.7). */
export async function mediaOf(actor: Actor, query: MediaQuery): Promise<z.input<typeof mediaAnswer>> {
  const roomId = requireRoomId(query);
  if (!isKind(query.type)) throw new WireError(400, "Invalid type");
  const limit = query.itemsPerBatch || query.take || MEDIA_PAGE;
  const { items, count } = await listMedia(actor, roomId, {
    kind: query.type,
    before: cursorOf(query),
    limit,
  });
  return { list: items.map(toMediaItem), count };
}

function requireRoomId({ roomId }: MediaQuery): RoomId {
  if (!roomId) throw new WireError(400, "Invalid room id");
  return asId<RoomId>(roomId);
}

/** 0 counts as none. */
function cursorOf({ cursor }: MediaQuery): MessageId | undefined {
  return cursor ? asId<MessageId>(cursor) : undefined;
}

function isKind(type: string | undefined): type is MediaKind {
  return type !== undefined && KINDS.includes(type);
}

function toMediaItem(item: MediaItem): WireMediaItem {
  return {
    messageId: item.messageId,
    type: item.type,
    body: item.body,
    userId: item.senderId,
    username: item.senderName,
    date: item.createdAt.toISOString(),
  };
}
