import { createHash, randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { fileKey, randomFileId } from "@/lib/domain/files/uploads";
import type { FileId, UserId } from "@/lib/domain/ids";
import { type Storage, storage } from "@/lib/storage/storage";

type Picture = { bytes: Buffer; type: string; extension: string };

/**
 * Stores a picture that the server itself has fetched for a message.
 *
 * @param uploaderId  whose message it is for; others see it by the messages that carry it
 */
export async function keepPicture(
  uploaderId: UserId,
  { bytes, type, extension }: Picture,
  store: Storage = storage(),
): Promise<FileId> {
  const id = randomFileId() as FileId; // a brand is only a name for the compiler
  await store.put(fileKey(id), piecesOf(bytes), { isLasting: true });
  const sha256 = new Uint8Array(createHash("sha256").update(bytes).digest());
  const name = { clientId: `preview-${randomUUID()}`, fileName: `preview.${extension}` };
  const kind = { mimeType: type, sniffedType: type, type: "image", size: bytes.length };
  await db().file.create({ data: { id, uploaderId, ...name, ...kind, sha256 } });
  return id;
}

async function* piecesOf(bytes: Buffer) {
  yield bytes;
}
