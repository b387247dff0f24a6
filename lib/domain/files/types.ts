import type { FileId, UserId } from "@/lib/domain/ids";

/** A stored file. Nothing of it changes once it is whole. */
export type StoredFile = {
  id: FileId;
  uploaderId: UserId;
  /** Chosen by the uploader's client, once for each file. */
  clientId: string;
  fileName: string;
  /** As the client says. */
  mimeType: string;
  /** As the bytes say; null where they say nothing. */
  sniffedType: string | null;
  /** What it is for, in the client's words. */
  type: string;
  /** Bytes, as the client says. */
  size: number;
  sha256: Buffer;
  relationId: number | null;
  /** Pixels and seconds; 0 where the client said nothing. */
  width: number;
  height: number;
  duration: number;
  createdAt: Date;
};

/** What a message tells of its file (contract 3.5.3). */
export type MessageFile = {
  id: number;
  fileName: string;
  mimeType: string;
  size: number;
  metaData: { duration: number; width: number; height: number };
};
