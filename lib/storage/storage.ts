import path from "node:path";
import type { Readable } from "node:stream";
import { config } from "@/lib/config";
import { singleton } from "@/lib/singleton";
import { diskStorage } from "@/lib/storage/disk";
import { s3Storage } from "@/lib/storage/s3";

/** Bytes from `start` to `end`, both included, from 0. */
export type ByteRange = { start: number; end: number };

/** Where files' bytes are kept, by keys like "files/77". Holds no more than a piece of a file in memory. */
export type Storage = {
  /**
   * Stores all of it or nothing: when the bytes end in an error, what was there before stays.
   * What `isLasting` has reached the disk; a chunk may be lost with the machine's power, and its file's hash tells.
   */
  put(key: string, bytes: AsyncIterable<Uint8Array>, options?: { isLasting?: boolean }): Promise<void>;
  /** null where there is nothing. Whoever does not read it to the end must destroy it. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  stat(key: string): Promise<{ size: number } | null>;
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>;
  /** Deletes every key that begins with this folder's name. */
  deleteFolder(folder: string): Promise<void>;
  /** Throws away what a process left half stored when it died before that moment. */
  sweep(before: Date): Promise<void>;
};

/** The bucket where one is configured, else the data folder. */
export function storage(): Storage {
  return singleton("storage", () => {
    const { s3, dataDir } = config();
    return s3 ? s3Storage(s3) : diskStorage(path.resolve(dataDir, "uploads"));
  });
}
