import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { settledHorizon } from "@/lib/domain/sync/horizon";
import { findPlace, keepPlace, type SyncKey } from "@/lib/domain/sync/places";

export type { SyncKey } from "@/lib/domain/sync/places";

/**
 * What a client asks of a stream: everything stamped later than `since`, by pages from
 * 1, of as many rows as the contract says, or `limit`.
 */
export type SyncRequest = { since: Date; page: number; limit?: number };

/** What a page is read from: rows with `from` <= stamp < `before` that come after `after`, the first `skip` left out. */
export type SyncWindow = { from: string; before: Date; after: SyncKey; skip: number; limit: number };

export type SyncPage<Row> = {
  rows: Row[];
  /** Of all pages, as far as it is worth counting: up to 10,000 rows past this page. */
  count: number;
};

/** A stream of changes. */
export type SyncStream<Row> = {
  name: string;
  /** Rows of a page. */
  limit: number;
  /** In the order of their keys. A row holds what it was when its stamp was read: no later stamp may reach the wire. */
  read(window: SyncWindow): Promise<Array<Row & { key: SyncKey }>>;
  /** How many rows the window holds, at most its limit. */
  count(window: SyncWindow): Promise<number>;
};

const COUNTED_AHEAD = 10_000;
const BEGINNING: SyncKey = { at: "-infinity", a: 0, b: 0 };

/**
 * A page of a stream, the earliest change first. What is not settled yet stands in no
 * page: see `settledHorizon`.
 *
 * Clients name pages by number, while rows that change move to the stream's end and
 * would pull those after them one page forward, unseen. So the place where a page
 * ended is kept for the device, and the next page goes on from there.
 *
 * @see contract: messenger API 9.1
 */
export async function readPage<Row>(
  actor: Actor,
  stream: SyncStream<Row>,
  { since, page, limit = stream.limit }: SyncRequest,
): Promise<SyncPage<Row>> {
  const before = await settledHorizon();
  const run = { ...{ stream: stream.name, since }, deviceId: actor.deviceId };
  const start = page > 1 ? await findPlace(db(), run, page) : null;
  // The wire knows milliseconds: what is later than one begins with the next.
  const from = start?.at ?? new Date(since.getTime() + 1).toISOString();
  const pagesBefore = (page - 1) * limit;
  const skip = start ? 0 : pagesBefore;
  const window = { from, before, after: start ?? BEGINNING, skip };

  const found = await stream.read({ ...window, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (!last) return { rows, count: skip && (await stream.count({ ...window, skip: 0, limit: skip })) };
  if (found.length === rows.length) return { rows, count: pagesBefore + rows.length };
  await keepPlace(db(), run, { page, start, end: last.key });
  const ahead = await stream.count({ ...window, limit: limit + COUNTED_AHEAD });
  return { rows, count: pagesBefore + ahead };
}
