import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { FILE_COLUMNS, type FileRow, toStoredFile } from "@/lib/domain/files/rows";
import type { StoredFile } from "@/lib/domain/files/types";
import type { FileId } from "@/lib/domain/ids";

/**
 * The door to a file. Its random id is the permission to read it: whoever says no
 * name (null) passes. Who does say who they are is also asked whether the file is
 * theirs to see: they uploaded it, a message that they may read carries it, or it is
 * somebody's picture. A file whose every message was deleted is there for nobody.
 *
 * @throws DomainError `not_found`/"file_not_found" for unknown and foreign files alike
 * @see design: Trust
 */
export async function requireFile(actor: Actor | null, fileId: FileId): Promise<StoredFile> {
  const file = (await findReadableFiles(actor, [fileId])).get(fileId);
  if (!file) throw new DomainError("not_found", "file_not_found", "Not found");
  return file;
}

/** Of these files the ones that `requireFile` lets pass. */
export async function findReadableFiles(
  actor: Actor | null,
  fileIds: FileId[],
): Promise<Map<FileId, StoredFile>> {
  const { rows } = await pool().query<FileRow>({
    name: "readable-files",
    text: READABLE,
    values: [fileIds, actor?.userId ?? null],
  });
  return new Map(rows.map(toStoredFile).map((file) => [file.id, file]));
}

const READABLE = `
SELECT ${FILE_COLUMNS} FROM file f
WHERE f.id = ANY($1::bigint[]) AND (
  f.is_avatar
  OR ($2::int IS NULL OR f.uploader_id = $2) AND (
    NOT EXISTS (SELECT 1 FROM attachment a WHERE a.file_id = f.id)
    OR EXISTS (
      SELECT 1 FROM attachment a JOIN message m ON m.id = a.message_id AND m.deleted_at IS NULL
      WHERE a.file_id = f.id
    )
  )
  OR EXISTS (
    SELECT 1 FROM attachment a
    JOIN message m ON m.id = a.message_id AND m.deleted_at IS NULL
    JOIN room r ON r.id = m.room_id
    JOIN member me ON me.room_id = m.room_id AND me.user_id = $2
    WHERE a.file_id = f.id AND (r.visibility = 'public' OR m.seq > me.join_seq)
  )
)`;
