import { randomUUID } from "node:crypto";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import type { UserId } from "@/lib/domain/ids";
import { log } from "@/lib/log";
import { userChannel } from "@/lib/realtime/channels";
import { type Beat, type Presence, PresenceBook } from "@/lib/realtime/presence-book";
import { createPublisher } from "@/lib/realtime/publisher";
import { provided, singleton } from "@/lib/singleton";

/** Silent screens are looked for this often. */
const EXPIRE_EVERY_MS = 5_000;
/** More people than this learn of a change with their own next beat: presence is dropped first under load. */
const MOST_TOLD = 100;

export type PersonPresent = { userId: UserId; state: Presence };

/** Passes beats on to the other processes, where there are any: see lib/stream/bridge.ts. */
export type PassBeat = (beat: Beat) => Promise<void>;

/**
 * Takes down how one of the actor's screens stands, stored nowhere, and tells those who
 * share a room with the actor if it makes a difference.
 *
 * @returns those who share a room with the actor and are not offline; a block hides either from the other
 * @see contract: none; native presence is our choice
 */
export async function noteBeat(actor: Actor, beat: Omit<Beat, "userId">): Promise<PersonPresent[]> {
  const own = { ...beat, userId: actor.userId };
  const hasChanged = book().note(own, Date.now());
  void provided<PassBeat>("pass-beat")?.(own);
  const others = await sharers(actor.userId);
  if (hasChanged) await tell(actor.userId, others);
  return others.map((userId) => ({ userId, state: book().stateOf(userId) }));
}

/** Another process has heard it, and tells whom it concerns. */
export function hearBeat(beat: Beat): void {
  book().note(beat, Date.now());
}

function book(): PresenceBook {
  return singleton("presence", () => {
    const created = new PresenceBook();
    setInterval(() => {
      for (const userId of created.expire(Date.now())) {
        sharers(userId)
          .then((others) => tell(userId, others))
          .catch((err: unknown) => log.warn({ err }, "presence not told"));
      }
    }, EXPIRE_EVERY_MS).unref();
    return created;
  });
}

async function tell(userId: UserId, others: UserId[]): Promise<void> {
  if (others.length === 0 || others.length > MOST_TOLD) return;
  const data = JSON.stringify({ eventId: randomUUID(), userId, state: book().stateOf(userId) });
  const publisher = singleton("publisher", createPublisher);
  await publisher.publish(
    others.map((other) => ({ channel: userChannel(other), name: "presence.changed", data })),
  );
}

/** Those present who share a room with the user. */
async function sharers(userId: UserId): Promise<UserId[]> {
  const present = book()
    .present()
    .filter((other) => other !== userId);
  if (present.length === 0) return [];
  const { rows } = await pool().query<{ id: UserId }>({
    name: "share-a-room",
    text: `SELECT p.id FROM unnest($2::int[]) AS p (id)
           WHERE EXISTS (
               SELECT 1 FROM member own JOIN member other ON other.room_id = own.room_id
               WHERE own.user_id = $1 AND other.user_id = p.id)
             AND NOT EXISTS (
               SELECT 1 FROM block b
               WHERE (b.user_id = $1 AND b.blocked_id = p.id) OR (b.user_id = p.id AND b.blocked_id = $1))`,
    values: [userId, present],
  });
  return rows.map((row) => row.id);
}
