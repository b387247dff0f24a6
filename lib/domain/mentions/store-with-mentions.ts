import type { Pool, PoolClient } from "pg";
import type { DomainEvent } from "@/lib/domain/events";
import { countMentions, type Run } from "@/lib/domain/mentions/count-mentions";
import { runOn } from "@/lib/domain/mentions/run";
import { setMentions } from "@/lib/domain/mentions/set-mentions";
import type { Post, PostOutcome } from "@/lib/domain/messages/types";

type Insert = (client: PoolClient, posts: Post[]) => Promise<PostOutcome[]>;

/**
 * Stores a batch in which somebody is called, or a thread's followers are: by the same
 * statement as every other one, and in its transaction whom the messages speak to, what
 * waits for them, and the events that tell them. Other batches pay nothing for this.
 *
 * @returns as `storeMessages` does, with what is told besides the messages
 */
export async function storeWithMentions(pool: Pool, posts: Post[], insert: Insert): Promise<PostOutcome[]> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const outcomes: PostOutcome[] = [];
    for (const outcome of await insert(client, posts)) outcomes.push(await addressed(runOn(client), outcome));
    await client.query("COMMIT");
    client.release();
    return outcomes;
  } catch (error) {
    // What cannot even be rolled back has lost its connection, which is then no more of use.
    await client.query("ROLLBACK").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** Whether somebody besides the room's readers is to hear of a message. */
export function speaksTo({ mentions, threadRootId }: Pick<Post, "mentions" | "threadRootId">): boolean {
  return threadRootId !== null || (mentions?.length ?? 0) > 0;
}

async function addressed(run: Run, outcome: PostOutcome): Promise<PostOutcome> {
  if (!outcome.ok || !outcome.isNew || !speaksTo(outcome.message)) return outcome;
  const { message } = outcome;
  const events =
    message.mentions.length > 0 ? await setMentions(run, message) : await countMentions(run, message, 1);
  return events.length === 0 ? outcome : { ...outcome, told: await stored(run, events) };
}

async function stored(run: Run, events: DomainEvent[]): Promise<Array<{ id: string; event: DomainEvent }>> {
  const rows = await run<{ id: string }>(STORE, [JSON.stringify(events)]);
  // Ids rise in the order of the values, and so tell which event got which row.
  const ids = rows.map(({ id }) => BigInt(id)).sort((a, b) => Number(a - b));
  return events.map((event, index) => ({ id: String(ids[index]), event }));
}

const STORE = `
  INSERT INTO outbox (type, room_id, payload)
  SELECT event->>'type', (event->>'roomId')::int, event
  FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e(event, place) ORDER BY place
  RETURNING id::text`;
