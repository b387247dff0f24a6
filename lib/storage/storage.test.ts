import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "@/lib/storage/disk";
import { s3Storage } from "@/lib/storage/s3";
import type { Storage } from "@/lib/storage/storage";
import { aGate } from "@/lib/testing/gate";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hearth-storage-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(bytes: Readable | null): Promise<string | null> {
  return bytes && Buffer.concat(await bytes.toArray()).toString();
}

const places: Record<string, () => Promise<{ store: Storage; close(): Promise<unknown> }>> = {
  "the disk": async () => ({ store: diskStorage(path.join(folder, "disk")), close: async () => {} }),
  "a bucket": async () => {
    const server = new S3rver({
      address: "127.0.0.1",
      port: 0,
      silent: true,
      directory: path.join(folder, "s3"),
      configureBuckets: [{ name: "files", configs: [] }],
    });
    const { port } = (await server.run()) as AddressInfo;
    const keys = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
    const settings = { bucket: "files", endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", keys };
    return { store: s3Storage(settings), close: () => server.close() };
  },
};

describe.each(Object.entries(places))("Files on %s", (_, open) => {
  let store: Storage;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    ({ store, close } = await open());
  });
  afterAll(() => close());

  test("are read as they were stored, whole and in parts", async () => {
    await store.put("files/1", pieces("hello", " ", "world"), { isLasting: true });
    expect(await store.stat("files/1")).toEqual({ size: 11 });
    expect(await textOf(await store.get("files/1"))).toBe("hello world");
    expect(await textOf(await store.get("files/1", { start: 6, end: 8 }))).toBe("wor");
    expect(await textOf(await store.get("files/1", { start: 10, end: 10 }))).toBe("d");
  });

  test("of names with odd letters", async () => {
    const key = ".temp/%41~!*'()._-/12-chunk";
    await store.put(key, pieces("odd"));
    expect(await textOf(await store.get(key))).toBe("odd");
  });

  test("that are stored again are replaced", async () => {
    await store.put("files/2", pieces("old and long"));
    await store.put("files/2", pieces("new"));
    expect(await textOf(await store.get("files/2"))).toBe("new");
  });

  test("that are not there are null, and deleting them is done", async () => {
    expect(await store.get("files/none")).toBeNull();
    expect(await store.stat("files/none")).toBeNull();
    await store.delete("files/none");
    await store.deleteFolder(".temp/none");
  });

  test("whose bytes end in an error are not stored, and an earlier one stays", async () => {
    async function* failing() {
      yield* pieces("half");
      throw new Error("gone");
    }
    await expect(store.put("files/3", failing())).rejects.toThrow("gone");
    expect(await store.stat("files/3")).toBeNull();
    await store.put("files/3", pieces("first"));
    await expect(store.put("files/3", failing())).rejects.toThrow("gone");
    expect(await textOf(await store.get("files/3"))).toBe("first");
  });

  test("are deleted alone or with their folder, and no other folder's", async () => {
    for (const key of [".temp/a/0", ".temp/a/1", ".temp/ab/0"]) await store.put(key, pieces("x"));
    await store.delete(".temp/a/0");
    expect(await store.stat(".temp/a/0")).toBeNull();
    await store.deleteFolder(".temp/a");
    expect(await store.stat(".temp/a/1")).toBeNull();
    expect(await store.stat(".temp/ab/0")).toEqual({ size: 1 });
  });

  test("of many megabytes come in pieces", async () => {
    const piece = Buffer.alloc(1024 * 1024, "x");
    let given = 0;
    async function* many() {
      for (; given < 40; given += 1) yield piece;
    }
    await store.put("files/big", many());
    expect(await store.stat("files/big")).toEqual({ size: 40 * 1024 * 1024 });

    let size = 0;
    let largest = 0;
    for await (const part of (await store.get("files/big")) ?? []) {
      size += part.length;
      largest = Math.max(largest, part.length);
    }
    expect(size).toBe(40 * 1024 * 1024);
    expect(largest).toBeLessThanOrEqual(1024 * 1024);
  });
});

describe("Files on the disk alone", () => {
  test("stay in their folder whatever a key says", async () => {
    const store = diskStorage(path.join(folder, "jail"));
    for (const key of ["../out", "/etc/passwd", "a/../../out", ""]) {
      await expect(store.put(key, pieces("x"))).rejects.toThrow("not a storage key");
      await expect(async () => store.get(key)).rejects.toThrow("not a storage key");
      await expect(store.deleteFolder(key)).rejects.toThrow("not a storage key");
    }
  });

  test("that a dead process left half written are swept when they are old", async () => {
    const root = path.join(folder, "swept");
    const store = diskStorage(root);
    const gate = aGate();
    async function* waiting() {
      yield Buffer.from("half");
      await gate.opened;
    }
    const put = store.put("files/1", waiting());
    const unfinished = path.join(root, ".unfinished");
    await expect.poll(() => readdir(unfinished).catch(() => [])).toHaveLength(1);
    await store.sweep(new Date(Date.now() - 60_000));
    expect(await readdir(unfinished)).toHaveLength(1);
    for (const name of await readdir(unfinished)) await utimes(path.join(unfinished, name), 1, 1);
    await store.sweep(new Date(Date.now() - 60_000));
    expect(await readdir(unfinished)).toEqual([]);
    gate.open();
    await expect(put).rejects.toThrow();
  });
});
