import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { assemble, chunksMissing } from "@/lib/domain/files/assemble";
import { toStoredFileFromRecord } from "@/lib/domain/files/rows";
import type { StoredFile } from "@/lib/domain/files/types";
import {
  chunkFolder,
  fileExists,
  findUpload,
  listPlaces,
  requireSize,
  requireUnused,
  type Upload,
} from "@/lib/domain/files/uploads";
import { log } from "@/lib/log";
import { type Storage, storage } from "@/lib/storage/storage";

export type FinishedUpload = {
  clientId: string;
  /** Number of chunks. */
  total: number;
  /** Bytes; kept as said. */
  size: number;
  /** Hex, lower case. */
  sha256: string;
  fileName: string;
  mimeType: string;
  type: string;
  relationId: number | null;
  width: number;
  height: number;
  duration: number;
};

const LEASE_SECONDS = 30;

/**
 * Makes a file of its chunks. Of several calls at once one does it; to the others,
 * in this process or another, the places of the chunks are told meanwhile.
 *
 * @throws DomainError `conflict`/"file_exists", `too_large`/"file_too_large", `invalid`/"chunks_missing",
 *   "hash_mismatch" (the chunks stay)
 * @see contract: messenger API 2.3.2, 7
 */
export async function finishUpload(
  actor: Actor,
  input: FinishedUpload,
  store: Storage = storage(),
): Promise<{ file: StoredFile } | { places: number[] }> {
  await requireUnused(actor, input.clientId);
  requireSize(input.size);
  const upload = await findUpload(actor.userId, input.clientId);
  const places = upload ? await listPlaces(upload) : [];
  // Places are distinct and sorted, so the first `total` of them are all of them, or one is missing.
  if (!upload || places[input.total - 1] !== input.total - 1) {
    // Another call may have made the file since it was looked for, and put the chunks away.
    await requireUnused(actor, input.clientId);
    throw chunksMissing();
  }

  const lease = await takeLease(upload);
  if (!lease) {
    await requireUnused(actor, input.clientId);
    return { places };
  }
  try {
    const found = await assemble(store, upload, input);
    const file = await insertFile(actor, upload, input, found);
    await discard(store, upload);
    return { file };
  } catch (error) {
    await giveBack(upload);
    throw error;
  } finally {
    lease.stop();
  }
}

/** null while somebody else has it. A process that dies gives it back by not renewing it. */
async function takeLease(upload: Upload): Promise<{ stop(): void } | null> {
  const { rowCount } = await pool().query(
    `UPDATE upload SET assembling_until = ${LEASE_END}
     WHERE id = $1 AND (assembling_until IS NULL OR assembling_until < now())`,
    [upload.id],
  );
  if (!rowCount) return null;
  const renew = () =>
    pool()
      .query(`UPDATE upload SET assembling_until = ${LEASE_END} WHERE id = $1`, [upload.id])
      .catch((error) => log.warn({ err: error }, "lease of an upload not renewed"));
  const timer = setInterval(renew, (LEASE_SECONDS * 1000) / 3);
  return { stop: () => clearInterval(timer) };
}

const LEASE_END = `now() + interval '${LEASE_SECONDS} seconds'`;

async function giveBack(upload: Upload): Promise<void> {
  await pool().query("UPDATE upload SET assembling_until = NULL WHERE id = $1", [upload.id]);
}

async function insertFile(
  actor: Actor,
  upload: Upload,
  { clientId, fileName, mimeType, type, size, relationId, width, height, duration }: FinishedUpload,
  { sha256, sniffedType }: { sha256: Buffer; sniffedType: string | null },
): Promise<StoredFile> {
  const data = {
    ...{ id: upload.fileId, uploaderId: actor.userId, clientId, fileName, mimeType, sniffedType, type, size },
    ...{ sha256: new Uint8Array(sha256), relationId, width, height, duration },
  };
  try {
    return toStoredFileFromRecord(await db().file.create({ data }));
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    throw isTaken ? fileExists() : error;
  }
}

/** The row goes last: as long as it is there, the sweep finds what is left of the chunks. */
async function discard(store: Storage, upload: Upload): Promise<void> {
  try {
    await store.deleteFolder(chunkFolder(upload));
    await db().upload.delete({ where: { id: upload.id } });
  } catch (error) {
    // The file is whole all the same.
    log.warn({ err: error }, "chunks not deleted yet");
  }
}
