import { randomUUID } from "node:crypto";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { type FinishedUpload, finishUpload } from "@/lib/domain/files/finish-upload";
import { saveChunk } from "@/lib/domain/files/save-chunk";
import { sweepUploads } from "@/lib/domain/files/sweep-uploads";
import { diskStorage } from "@/lib/storage/disk";
import type { Storage } from "@/lib/storage/storage";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { sha256 } from "@/lib/testing/files";
import { aGate } from "@/lib/testing/gate";

let ana: TestUser;
let store: Storage;
beforeAll(async () => {
  ana = await aUser();
  store = diskStorage(path.resolve(config().dataDir, "uploads"));
});

const bytes = Buffer.from("hello");
const DAY_MS = 24 * 3_600_000;

async function aChunk(clientId: string) {
  await saveChunk(ana.actor, { clientId, place: 0, bytes }, store);
  return db().upload.findFirstOrThrow({ where: { clientId } });
}

function verify(clientId: string, through: Storage = store) {
  const facts: FinishedUpload = {
    ...{ clientId, total: 1, size: 5, sha256: sha256(bytes), fileName: "a.txt", mimeType: "text/plain" },
    ...{ type: "file", relationId: null, width: 0, height: 0, duration: 0 },
  };
  return finishUpload(ana.actor, facts, through);
}

/** A storage that holds each `put` until it is let go. */
function slow(): { held: Storage; reached: Promise<void>; letGo: () => void } {
  const [reached, gate] = [aGate(), aGate()];
  const held: Storage = {
    ...store,
    async put(...args) {
      reached.open();
      await gate.opened;
      return store.put(...args);
    },
  };
  return { held, reached: reached.opened, letGo: gate.open };
}

describe("Putting chunks together", () => {
  test("a second call is told the chunks while the first is at it, and that the file exists when it is done", async () => {
    const clientId = randomUUID();
    await aChunk(clientId);
    const { held, reached, letGo } = slow();
    const first = verify(clientId, held);
    await reached;
    expect(await verify(clientId)).toEqual({ places: [0] });
    letGo();
    expect(await first).toMatchObject({ file: { clientId } });
    await expect(verify(clientId)).rejects.toMatchObject({ reason: "file_exists" });
  });

  test("what a process was at when it died can be done again", async () => {
    const clientId = randomUUID();
    const { id } = await aChunk(clientId);
    await db().upload.update({ where: { id }, data: { assemblingUntil: new Date(Date.now() + 60_000) } });
    expect(await verify(clientId)).toEqual({ places: [0] });
    await db().upload.update({ where: { id }, data: { assemblingUntil: new Date(Date.now() - 1) } });
    expect(await verify(clientId)).toMatchObject({ file: { clientId } });
  });

  test("a chunk whose bytes are gone counts as missing", async () => {
    const clientId = randomUUID();
    const { folder } = await aChunk(clientId);
    await store.deleteFolder(`.temp/${folder}`);
    await expect(verify(clientId)).rejects.toMatchObject({ reason: "chunks_missing" });
    await aChunk(clientId);
    expect(await verify(clientId)).toMatchObject({ file: { clientId } });
  });

  test("a chunk that comes when the file is whole is told so, and leaves nothing", async () => {
    const clientId = randomUUID();
    await aChunk(clientId);
    const { held, reached, letGo } = slow();
    const late = saveChunk(ana.actor, { clientId, place: 1, bytes }, held);
    await reached;
    await verify(clientId);
    letGo();
    await expect(late).rejects.toMatchObject({ reason: "file_exists" });
    expect(await store.stat(`.temp/${clientId}/1-chunk`)).toBeNull();
  });

  test("a storage that fails leaves the chunks for another try", async () => {
    const clientId = randomUUID();
    await aChunk(clientId);
    const failing: Storage = {
      ...store,
      put: async () => {
        throw new Error("disk full");
      },
    };
    await expect(verify(clientId, failing)).rejects.toThrow("disk full");
    expect(await verify(clientId)).toMatchObject({ file: { clientId } });
  });
});

describe("Abandoned uploads", () => {
  const inADay = () => new Date(Date.now() + DAY_MS + 60_000);

  test("are swept a day after their last chunk, with chunks and what was put together", async () => {
    const { id, fileId, folder } = await aChunk(randomUUID());
    await store.put(`files/${fileId}`, [bytes] as never); // what a process that died had put together
    expect(await sweepUploads(new Date(Date.now() + DAY_MS - 60_000), store)).toBe(0);
    expect(await sweepUploads(inADay(), store)).toBeGreaterThanOrEqual(1);
    expect(await db().upload.count({ where: { id } })).toBe(0);
    expect(await db().uploadChunk.count({ where: { uploadId: id } })).toBe(0);
    expect(await store.stat(`files/${fileId}`)).toBeNull();
    expect(await store.stat(`.temp/${folder}/0-chunk`)).toBeNull();
  });

  test("that are being put together are left alone, and so are files whose chunks were left over", async () => {
    const busy = await aChunk(randomUUID());
    await db().upload.update({
      where: { id: busy.id },
      data: { assemblingUntil: new Date(Date.now() + 2 * DAY_MS) },
    });
    const clientId = randomUUID();
    const done = await aChunk(clientId);
    const leaving: Storage = {
      ...store,
      deleteFolder: async () => {
        throw new Error("away");
      },
    };
    expect(await verify(clientId, leaving)).toMatchObject({ file: { id: done.fileId } });
    await sweepUploads(inADay(), store);
    expect(await store.stat(`files/${done.fileId}`)).toEqual({ size: 5 });
    expect(await db().upload.findMany({ select: { id: true } })).toEqual([{ id: busy.id }]);
  });
});
