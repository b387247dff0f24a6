import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { DomainError } from "@/lib/domain/errors";
import { chunkKey, fileKey, type Upload } from "@/lib/domain/files/uploads";
import type { Storage } from "@/lib/storage/storage";

/** What `file-type` needs to see of a file. */
const SNIFFED_BYTES = 4_100;

/**
 * Puts the chunks together, a piece at a time. The file is there when all of it is
 * and its hash is right, or not at all.
 *
 * @param sha256  of the whole, as the client says: compared as it is written
 * @throws DomainError `invalid`/"chunks_missing", "hash_mismatch"
 */
export async function assemble(
  store: Storage,
  upload: Upload,
  { total, sha256 }: { total: number; sha256: string },
): Promise<{ sha256: Buffer; sniffedType: string | null }> {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let read = 0;

  async function* bytes() {
    for (let place = 0; place < total; place += 1) {
      const chunk = await store.get(chunkKey(upload, place));
      if (!chunk) throw chunksMissing();
      for await (const piece of chunk as AsyncIterable<Uint8Array>) {
        if (read < SNIFFED_BYTES) head.push(piece);
        read += piece.length;
        hash.update(piece);
        yield piece;
      }
    }
    // Thrown before the storage has seen the end, so that it keeps nothing.
    if (hash.copy().digest("hex") !== sha256) {
      throw new DomainError("invalid", "hash_mismatch", "Hash doesn't match");
    }
  }

  await store.put(fileKey(upload.fileId), bytes(), { isLasting: true });
  return { sha256: hash.digest(), sniffedType: await sniff(Buffer.concat(head)) };
}

export function chunksMissing(): DomainError {
  return new DomainError("invalid", "chunks_missing", "Not all chunks are uploaded");
}

/** What the bytes are, whatever the client says that they are. */
async function sniff(head: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(head.subarray(0, SNIFFED_BYTES));
  return found?.mime ?? null;
}
