import type { Tx } from "@/lib/db/client";
import { afterCommit } from "@/lib/db/transaction";
import type { DomainEvent } from "@/lib/domain/events";
import { handOff } from "@/lib/outbox/relay";

/**
 * Stores an event together with the change it tells of. It is published right
 * after the commit; what a crash leaves behind, the sweeper publishes.
 */
export async function record(tx: Tx, ...events: DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = await tx.outbox.createManyAndReturn({
    data: events.map((event) => ({
      type: event.type,
      roomId: "roomId" in event ? event.roomId : null,
      payload: event,
    })),
    select: { id: true },
  });
  // Ids rise in the order of the values, and so tell which event got which row.
  const ids = rows.map((row) => row.id).sort((a, b) => Number(a - b));
  afterCommit(tx, () => handOff(events.map((event, index) => ({ id: String(ids[index]), event }))));
}
