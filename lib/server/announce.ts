import { pool } from "@/lib/db/pool";
import { toGuestEvents } from "@/lib/dialects/guest-chat/live-events";
import { toLiveEvents } from "@/lib/dialects/spika/live-events";
import { listBlocksIn } from "@/lib/domain/blocks/list-blocks-in";
import { chatsAmong } from "@/lib/domain/chats/list-chats";
import type { CommittedEvent } from "@/lib/domain/events";
import type { RoomId } from "@/lib/domain/ids";
import type { Indexer } from "@/lib/domain/search/indexer";
import type { LinkPreviews } from "@/lib/jobs/link-previews";
import type { WebhookJobs } from "@/lib/jobs/webhooks";
import { log } from "@/lib/log";
import type { Publish } from "@/lib/outbox/relay";
import type { LiveEvent, Publisher } from "@/lib/realtime/publisher";
import type { Streams } from "@/lib/server/streams";

type Others = {
  streams?: Pick<Streams, "tell">;
  webhooks?: Pick<WebhookJobs, "enqueue">;
  indexer?: Pick<Indexer, "note">;
  previews?: Pick<LinkPreviews, "note">;
};

/**
 * Joins the outbox to the realtime service, and to whoever else is told: the outbox
 * knows no wire shapes, the dialects know no outbox, so the server introduces them.
 */
export function announceThrough(
  publisher: Publisher,
  { streams, webhooks, indexer, previews }: Others = {},
): Publish {
  return async (events) => {
    const told = streams?.tell(events);
    const special = events.filter(({ isPlain }) => !isPlain);
    const roomIds = special.flatMap(({ event }) => ("roomId" in event ? event.roomId : []));
    // Until a webhook's delivery is noted, the events do not count as published.
    const [blocks, chats] = await Promise.all([
      listBlocksIn(roomIds),
      chatsAmong(roomIds),
      webhooks?.enqueue(special),
    ]);
    const live: LiveEvent[] = [];
    for (const committed of events) {
      live.push(...(await rendered(committed, () => toLiveEvents(committed, blocks))));
      if (isInChat(committed, chats))
        live.push(...(await rendered(committed, () => toGuestEvents(committed))));
    }
    if (live.length > 0) await publisher.publish(live);
    for (const { event } of events) {
      const ends = event.type === "room.removed" || event.type === "device.signed_out";
      // The way back onto the channels leads through the checks.
      if (ends) await publisher.terminateUser(event.userId);
    }
    previews?.note(events);
    indexer?.note(events.flatMap(({ event }) => (event.type === "message.created" ? event.roomId : [])));
    await told;
  };
}

function isInChat({ event }: CommittedEvent, chats: Set<RoomId>): boolean {
  return chats.size > 0 && "roomId" in event && chats.has(event.roomId);
}

/** An event that cannot be put into words must not hold up all others for ever. */
async function rendered(committed: CommittedEvent, render: () => Promise<LiveEvent[]>): Promise<LiveEvent[]> {
  try {
    return await render();
  } catch (error) {
    // With the database away this throws too, and the sweeper tries again later.
    await pool().query("SELECT 1");
    log.error({ err: error, eventId: committed.id, type: committed.event.type }, "event not announced");
    return [];
  }
}
