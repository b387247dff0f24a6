import type { Readable } from "node:stream";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { requireFile } from "@/lib/domain/files/access";
import type { StoredFile } from "@/lib/domain/files/types";
import { fileKey } from "@/lib/domain/files/uploads";
import type { FileId } from "@/lib/domain/ids";
import { noteMiss, requireFewMisses } from "@/lib/limits/misses";
import { type ByteRange, type Storage, storage } from "@/lib/storage/storage";

/** A file with its bytes at hand. */
export type OpenFile = {
  file: StoredFile;
  /** Bytes that are really there. */
  size: number;
  /** Whoever does not read to the end must destroy the stream. */
  read(range?: ByteRange): Promise<Readable>;
};

const MISSES = { name: "unknown-file", points: 100, seconds: 60 };

/**
 * A file to download.
 *
 * @param actor  null for a caller who says no name
 * @param address  whose vain tries are counted where there is no name: ids are not to be found by guessing
 * @throws DomainError `not_found`/"file_not_found" (also where the bytes are missing), `rate_limited`
 * @see contract: messenger API 2.3.3; design: Trust
 */
export async function getFile(
  actor: Actor | null,
  fileId: FileId,
  address: string,
  store: Storage = storage(),
): Promise<OpenFile> {
  // Behind one address may be a whole office; whoever says a name counts for themselves.
  const guesser = actor ? `user:${actor.userId}` : address;
  await requireFewMisses(MISSES, guesser);
  try {
    const file = await requireFile(actor, fileId);
    const key = fileKey(file.id);
    const found = await store.stat(key);
    if (!found) throw notFound();
    return {
      file,
      size: found.size,
      read: async (range) => {
        const bytes = await store.get(key, range);
        if (!bytes) throw notFound();
        return bytes;
      },
    };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") await noteMiss(MISSES, guesser);
    throw error;
  }
}

function notFound(): DomainError {
  return new DomainError("not_found", "file_not_found", "Not found");
}
