import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DeviceId } from "@/lib/domain/ids";

/** A row's place in a stream: its stamp as PostgreSQL prints it, to the microsecond, and what tells equal ones apart. */
export type SyncKey = { at: string; a: number; b: number };

/** The pages that a device reads one after the other. */
export type SyncRun = { deviceId: DeviceId | null; stream: string; since: Date };

/** Where a page begins, if the device was given the one before it, or this one, last; null else. */
export async function findPlace(db: Db, run: SyncRun, page: number): Promise<SyncKey | null> {
  const { deviceId, stream, since } = run;
  if (deviceId === null) return null;
  const kept = await db.syncPlace.findUnique({ where: { deviceId_stream: { deviceId, stream } } });
  if (kept?.since !== BigInt(since.getTime())) return null;
  if (kept.page === page - 1) return kept.end as SyncKey; // written below, and nowhere else
  return kept.page === page ? (kept.start as SyncKey | null) : null;
}

/** Notes where a page that has one after it began and ended. */
export async function keepPlace(
  db: Db,
  { deviceId, stream, since }: SyncRun,
  { page, start, end }: { page: number; start: SyncKey | null; end: SyncKey },
): Promise<void> {
  if (deviceId === null) return;
  const place = { since: BigInt(since.getTime()), page, start: start ?? Prisma.DbNull, end };
  await db.syncPlace.upsert({
    where: { deviceId_stream: { deviceId, stream } },
    create: { deviceId, stream, ...place },
    update: { ...place, modifiedAt: new Date() },
  });
}
