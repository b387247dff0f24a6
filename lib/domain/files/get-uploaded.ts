import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { toStoredFileFromRecord } from "@/lib/domain/files/rows";
import type { StoredFile } from "@/lib/domain/files/types";

/**
 * The actor's own file by the name of its upload: for whoever lost the answer that told its id.
 *
 * @throws DomainError `not_found`/"file_not_found", also while it is not whole
 * @see contract: native; the published API only says that it exists (2.3.1, 2.3.2)
 */
export async function getUploaded(actor: Actor, clientId: string): Promise<StoredFile> {
  const where = { uploaderId_clientId: { uploaderId: actor.userId, clientId } };
  const found = await db().file.findUnique({ where });
  if (!found) throw new DomainError("not_found", "file_not_found", "Not found");
  return toStoredFileFromRecord(found);
}
