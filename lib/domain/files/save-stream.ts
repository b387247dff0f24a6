import { createHash, randomUUID } from "node:crypto";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { finishUpload } from "@/lib/domain/files/finish-upload";
import { saveChunk } from "@/lib/domain/files/save-chunk";
import type { StoredFile } from "@/lib/domain/files/types";

const CHUNK_BYTES = 1024 * 1024;

/**
 * Keeps a file that comes in one piece, as its chunks would be kept one by one: never
 * more than one of them is in memory.
 *
 * @throws DomainError `too_large`/"file_too_large", `invalid`/"file_empty", `rate_limited`
 */
export async function saveStream(
  actor: Actor,
  bytes: AsyncIterable<Uint8Array>,
  { fileName, mimeType }: { fileName: string; mimeType: string },
): Promise<StoredFile> {
  const clientId = randomUUID();
  const hash = createHash("sha256");
  let total = 0;
  let size = 0;
  for await (const chunk of inChunks(bytes)) {
    hash.update(chunk);
    size += chunk.length;
    await saveChunk(actor, { clientId, place: total, bytes: chunk });
    total += 1;
  }
  if (total === 0) throw new DomainError("invalid", "file_empty", "The file is empty.");
  const finished = await finishUpload(actor, {
    ...{ clientId, total, size, sha256: hash.digest("hex"), fileName, mimeType },
    ...{ type: "message", relationId: null, width: 0, height: 0, duration: 0 },
  });
  // Only this call knows the upload's name.
  if (!("file" in finished)) throw new Error("somebody else finishes this upload");
  return finished.file;
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>) {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    waiting.push(piece);
    size += piece.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
