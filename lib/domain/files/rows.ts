import type { File as FileRecord } from "@/lib/db/generated/client";
import type { MessageFile, StoredFile } from "@/lib/domain/files/types";
import type { FileId, UserId } from "@/lib/domain/ids";

/** The columns from which a file `f` is read by statements written by hand. */
export const FILE_COLUMNS = `f.id, f.uploader_id, f.client_id, f.file_name, f.mime_type, f.sniffed_type, f.type,
  f.size, f.sha256, f.relation_id, f.width, f.height, f.duration, f.created_at`;

export type FileRow = {
  id: string;
  uploader_id: number;
  client_id: string;
  file_name: string;
  mime_type: string;
  sniffed_type: string | null;
  type: string;
  size: string;
  sha256: Buffer;
  relation_id: number | null;
  width: number;
  height: number;
  duration: number;
  created_at: Date;
};

export function toStoredFile(row: FileRow): StoredFile {
  return {
    // Brands are only names for the compiler: what the database calls an id is one.
    id: BigInt(row.id) as FileId,
    uploaderId: row.uploader_id as UserId,
    clientId: row.client_id,
    fileName: row.file_name,
    mimeType: row.mime_type,
    sniffedType: row.sniffed_type,
    type: row.type,
    size: Number(row.size),
    sha256: row.sha256,
    relationId: row.relation_id,
    width: row.width,
    height: row.height,
    duration: row.duration,
    createdAt: row.created_at,
  };
}

/** The same of a row that Prisma read. */
export function toStoredFileFromRecord(record: FileRecord): StoredFile {
  const { roomId: _, altText: __, isAvatar: ___, ...file } = record;
  return {
    ...file,
    id: file.id as FileId, // as above
    uploaderId: file.uploaderId as UserId,
    size: Number(file.size),
    sha256: Buffer.from(file.sha256),
  };
}

/** As it stands in a message's body. */
export function toMessageFile(file: StoredFile): MessageFile {
  const { duration, width, height } = file;
  return {
    id: Number(file.id),
    fileName: file.fileName,
    mimeType: file.mimeType,
    size: file.size,
    metaData: { duration, width, height },
  };
}
