import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Storage } from "@/lib/storage/storage";

const UNFINISHED = ".unfinished";

/** Keeps files under a folder of this machine, each key being its path there. */
export function diskStorage(root: string): Storage {
  return {
    async put(key, bytes, { isLasting = false } = {}) {
      const target = pathOf(root, key);
      const unfinished = path.join(root, UNFINISHED, randomUUID());
      await mkdir(path.dirname(unfinished), { recursive: true });
      try {
        await pipeline(Readable.from(bytes), createWriteStream(unfinished, { flush: isLasting }));
        // Within one file system renaming is one step: nobody ever reads half a file.
        await mkdir(path.dirname(target), { recursive: true });
        await rename(unfinished, target);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },

    async get(key, range) {
      const file = await open(pathOf(root, key)).catch(unlessMissing);
      return file?.createReadStream(range) ?? null;
    },

    async stat(key) {
      const found = await stat(pathOf(root, key)).catch(unlessMissing);
      return found && { size: found.size };
    },

    async delete(key) {
      await rm(pathOf(root, key), { force: true });
    },

    async deleteFolder(folder) {
      await rm(pathOf(root, folder), { recursive: true, force: true });
    },

    async sweep(before) {
      const folder = path.join(root, UNFINISHED);
      for (const name of (await readdir(folder).catch(unlessMissing)) ?? []) {
        const found = await stat(path.join(folder, name)).catch(unlessMissing);
        if (found && found.mtime < before) await rm(path.join(folder, name), { force: true });
      }
    },
  };
}

/** Keys are made by us; that none leads out of the folder is checked all the same. */
function pathOf(root: string, key: string): string {
  const full = path.resolve(root, key);
  if (!full.startsWith(root + path.sep)) throw new Error(`not a storage key: ${key}`);
  return full;
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
