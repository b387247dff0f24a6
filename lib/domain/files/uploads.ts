import { createHash, randomBytes } from "node:crypto";
import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { FileId, UserId } from "@/lib/domain/ids";

/** A file on its way in. */
export type Upload = {
  id: number;
  /** The storage's folder of its chunks. */
  folder: string;
  /** The id that the file will have. */
  fileId: FileId;
};

export function chunkKey(upload: Upload, place: number): string {
  return `${chunkFolder(upload)}/${place}-chunk`;
}

export function chunkFolder(upload: Pick<Upload, "folder">): string {
  return `.temp/${upload.folder}`;
}

export function fileKey(fileId: FileId): string {
  return `files/${fileId}`;
}

/** @throws DomainError `conflict`/"file_exists" when the actor has a whole file of that name */
export async function requireUnused(actor: Actor, clientId: string): Promise<void> {
  const { rowCount } = await pool().query({
    name: "file-by-client-id",
    text: "SELECT FROM file WHERE uploader_id = $1 AND client_id = $2",
    values: [actor.userId, clientId],
  });
  if (rowCount) throw fileExists();
}

export function fileExists(): DomainError {
  return new DomainError("conflict", "file_exists", "File with that clientId already exists");
}

/** @throws DomainError `too_large`/"file_too_large" over MAX_UPLOAD_MB */
export function requireSize(bytes: number): void {
  const { maxUpload } = config();
  if (bytes <= maxUpload) return;
  const megabytes = maxUpload / 1024 / 1024;
  throw new DomainError("too_large", "file_too_large", `File is over the limit of ${megabytes} MB`);
}

export async function findUpload(userId: UserId, clientId: string): Promise<Upload | null> {
  const { rows } = await pool().query<UploadRow>({
    name: "upload-by-client-id",
    text: "SELECT id, folder, file_id FROM upload WHERE user_id = $1 AND client_id = $2",
    values: [userId, clientId],
  });
  return rows[0] ? toUpload(rows[0]) : null;
}

/** The upload of that name, begun where there is none. People who choose the same name get folders of their own. */
export async function openUpload(userId: UserId, clientId: string): Promise<Upload> {
  for (const folder of [...plainFolder(clientId), ownFolder(userId, clientId)]) {
    const upload = (await findUpload(userId, clientId)) ?? (await beginUpload(userId, clientId, folder));
    if (upload) return upload;
  }
  throw new Error("no folder for an upload");
}

/** The places of the chunks stored so far, in order. */
export async function listPlaces(upload: Upload): Promise<number[]> {
  const { rows } = await pool().query<{ place: number }>({
    name: "upload-places",
    text: "SELECT place FROM upload_chunk WHERE upload_id = $1 ORDER BY place",
    values: [upload.id],
  });
  return rows.map(({ place }) => place);
}

/** null when somebody else's upload has the folder. */
async function beginUpload(userId: UserId, clientId: string, folder: string): Promise<Upload | null> {
  const { rows } = await pool().query<UploadRow>(
    `INSERT INTO upload (user_id, client_id, folder, file_id)
     SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT FROM file WHERE id = $4)
     ON CONFLICT DO NOTHING RETURNING id, folder, file_id`,
    [userId, clientId, folder, randomFileId()],
  );
  return rows[0] ? toUpload(rows[0]) : findUpload(userId, clientId);
}

/** The name itself where every file system takes it, as clients of the published API find their chunks. */
function plainFolder(clientId: string): string[] {
  return /^[\w%.~!*'()-]{1,200}$/.test(clientId) ? [clientId] : [];
}

/** "@" is in no plain folder. */
function ownFolder(userId: UserId, clientId: string): string {
  return `@${createHash("sha256").update(`${userId}:${clientId}`).digest("hex")}`;
}

/** 1 to 2^52-1. */
export function randomFileId(): bigint {
  const id = randomBytes(8).readBigUInt64BE() >> 12n;
  return id === 0n ? randomFileId() : id;
}

type UploadRow = { id: number; folder: string; file_id: string };

function toUpload(row: UploadRow): Upload {
  return { id: row.id, folder: row.folder, fileId: BigInt(row.file_id) as FileId }; // a brand is only a name for the compiler
}
