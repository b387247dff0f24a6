import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acquire } from "@/lib/db/embedded/lock";

let dir = "";
let file = "";

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "hearth-lock-"));
  file = path.join(dir, "lock");
});

afterEach(() => rm(dir, { recursive: true, force: true }));

/** Leaves a lock behind as another process would have. */
async function aLock(change: { pid?: number; started?: string; machine?: string }): Promise<void> {
  const release = await acquire(dir);
  const holder = JSON.parse(await readFile(file, "utf8"));
  await release();
  await writeFile(file, JSON.stringify({ ...holder, id: "other", ...change }));
}

describe("the lock of the data folder", () => {
  it("holds until it is released", async () => {
    const release = await acquire(dir);
    await expect(acquire(dir)).rejects.toThrow(`process ${process.pid}`);
    await release();
    const again = await acquire(dir);
    await again();
    expect(await readdir(dir)).toEqual([]);
  });

  it("passes over from a dead process, also when its pid is in use again", async () => {
    await aLock({ pid: 2 ** 22 + 1 });
    await (await acquire(dir))();
    await aLock({ started: "1" });
    await (await acquire(dir))();
  });

  it("passes over when its file makes no sense", async () => {
    await writeFile(file, '{"pid":');
    await (await acquire(dir))();
  });

  it("goes to exactly one of many who find it dead", async () => {
    await aLock({ started: "1" });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => acquire(dir)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readdir(dir)).toEqual(["lock"]);
  });

  it("of another machine holds while it is touched, and no longer", async () => {
    await aLock({ machine: "elsewhere" });
    let isBeating = true;
    const beat = (async () => {
      for (let n = 0; isBeating; n++) await utimes(file, new Date(), new Date(Date.now() - (n % 1000)));
    })();
    await expect(acquire(dir)).rejects.toThrow("on another machine");
    isBeating = false;
    await beat;

    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file, longAgo, longAgo);
    await (await acquire(dir))();
  });
});
