import { randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as getUploaded } from "@/app/api/messenger/files/clientId/[clientId]/route";
import { GET as getChunks } from "@/app/api/upload/files/check/[clientId]/route";
import { POST as postChunk } from "@/app/api/upload/files/route";
import { POST as postVerify } from "@/app/api/upload/files/verify/route";
import { POST as postChunkToo } from "@/app/api/uploads/files/route";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { provide } from "@/lib/singleton";
import { storage } from "@/lib/storage/storage";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { aFile, sendChunk, sendVerify, sha256 } from "@/lib/testing/files";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
beforeAll(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
});

const uploads = () => path.resolve(config().dataDir, "uploads");
const hello = Buffer.from("hello");

describe("2.3.1 POST /upload/files", () => {
  test("answers the chunks so far and keeps them where the published server does", async () => {
    const clientId = randomUUID();
    const first = await sendChunk(ana, clientId, 2, Buffer.from("c"));
    expect(first).toMatchObject({ status: 200, json: { status: "success", data: { uploadedChunks: [2] } } });
    const second = await sendChunk(ana, clientId, 0, Buffer.from("a"));
    expect(second.json.data).toEqual({ uploadedChunks: [0, 2] });
    expect(await readFile(path.join(uploads(), ".temp", clientId, "2-chunk"), "utf8")).toBe("c");
  });

  test("a chunk that comes again replaces the first", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, Buffer.from("old"));
    expect((await sendChunk(ana, clientId, 0, hello)).json.data).toEqual({ uploadedChunks: [0] });
    expect(await sendVerify(ana, clientId, hello)).toMatchObject({ status: 200 });
  });

  test("base64 with line breaks, as Android writes it", async () => {
    const clientId = randomUUID();
    const bytes = randomBytes(300);
    const chunk = bytes.toString("base64").replace(/.{76}/g, "$&\n");
    await call(postChunk, { token: ana.token, body: { chunk, offset: 0, clientId } });
    expect(await sendVerify(ana, clientId, bytes)).toMatchObject({ status: 200 });
  });

  test("any name will do but those that lead elsewhere", async () => {
    const odd = [
      "%41%2E%2e~!*'().-_",
      "...",
      "..a",
      " x ",
      "日本語 🙂",
      'a:b*c?d|e<f>g"h',
      "@owner",
      "con",
      `${"%F0%9F%98%80".repeat(13)}abcd`,
      "ä".repeat(160),
      "C:",
      "-rf",
      "a\nb",
    ];
    for (const clientId of odd) {
      await sendChunk(ana, clientId, 0, Buffer.from(clientId));
      const { status, json } = await sendVerify(ana, clientId, Buffer.from(clientId));
      expect([clientId, status, json.data.file.clientId]).toEqual([clientId, 200, clientId]);
    }
    for (const clientId of [
      "../x",
      "a/b",
      "/etc/passwd",
      "a\\b",
      "..\\..\\x",
      ".",
      "..",
      "a\u0000b",
      "x/..",
      "",
    ]) {
      expectError(
        await sendChunk(ana, clientId, 0, hello),
        400,
        /^Invalid params ValidationError: body\.clientId/,
      );
      expectError(
        await sendVerify(ana, clientId, hello),
        400,
        /^Invalid params ValidationError: body\.clientId/,
      );
    }
    expect((await readdir(uploads())).sort()).toEqual([".temp", ".unfinished", "files"]);
  });

  test("400 where a finished file has that clientId", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, hello);
    await sendVerify(ana, clientId, hello);
    expectError(await sendChunk(ana, clientId, 1, hello), 400, "File with that clientId already exists");
  });

  test.each([
    [{}, "body.clientId is a required field"],
    [
      { chunk: 42, offset: 0, clientId: "a" },
      "body.chunk must be a `string` type, but the final value was: `42`.",
    ],
    [{ chunk: "", offset: 0, clientId: "a" }, "body.chunk is a required field"],
    [{ chunk: "YQ==", offset: -1, clientId: "a" }, "body.offset must be greater than or equal to 0"],
    [
      { chunk: "YQ==", offset: "0", clientId: "a" },
      'body.offset must be a `number` type, but the final value was: `"0"`.',
    ],
    [{ chunk: "YQ==", clientId: "a" }, "body.offset is a required field"],
    [
      { chunk: "YQ==", offset: 0, clientId: 42 },
      "body.clientId must be a `string` type, but the final value was: `42`.",
    ],
    [{ chunk: "YQ==", offset: 1.5, clientId: "a" }, /^Invalid params ValidationError: body\.offset/],
    [{ chunk: "YQ==", offset: 1e12, clientId: "a" }, /^Invalid params ValidationError: body\.offset/],
  ])("400 for %j", async (body, detail) => {
    const text = typeof detail === "string" ? `Invalid params ValidationError: ${detail}` : detail;
    expectError(await call(postChunk, { token: ana.token, body }), 400, text);
  });

  test("413 over 4 MiB, and over the size of a file that is allowed", async () => {
    const tooLong = "A".repeat(4 * 1024 * 1024);
    const body = { chunk: tooLong, offset: 0, clientId: randomUUID() };
    expectError(await call(postChunk, { token: ana.token, body }), 413, /limit/);
    expect(await sendChunk(ana, randomUUID(), 0, randomBytes(3 * 1024 * 1024 - 1_000))).toMatchObject({
      status: 200,
    });

    const before = config();
    provide("config", { ...before, maxUpload: 1024 * 1024 });
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, randomBytes(700_000));
    expectError(
      await sendChunk(ana, clientId, 1, randomBytes(400_000)),
      413,
      "File is over the limit of 1 MB",
    );
    expect(await sendChunk(ana, clientId, 0, randomBytes(900_000))).toMatchObject({ status: 200 });
    expectError(
      await sendVerify(ana, clientId, hello, { size: 2 ** 21 }),
      413,
      "File is over the limit of 1 MB",
    );
    provide("config", before);
  });

  test("the same service under /api/uploads", async () => {
    const body = { chunk: "YQ==", offset: 0, clientId: randomUUID() };
    const answer = await call(postChunkToo, { token: ana.token, body });
    expect(answer).toMatchObject({ status: 200, json: { data: { uploadedChunks: [0] } } });
  });
});

describe("2.3.2 POST /upload/files/verify", () => {
  test("answers the file, and removes the chunks", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, hello);
    const before = Date.now();
    const { status, json } = await sendVerify(ana, clientId, hello, {
      size: 482_133,
      metaData: { width: 1280.9, height: 960 },
    });
    expect(status).toBe(200);
    expect(json.data.file).toEqual({
      id: expect.any(Number),
      fileName: "IMG_0042.jpg",
      size: 482_133,
      mimeType: "image/jpeg",
      type: "message",
      relationId: null,
      clientId,
      path: `/uploads/files/${clientId}`,
      metaData: { duration: 0, width: 1280, height: 960 },
      createdAt: expect.any(Number),
    });
    expect(Object.keys(json.data.file)).toEqual([
      ...[
        "id",
        "fileName",
        "size",
        "mimeType",
        "type",
        "relationId",
        "clientId",
        "path",
        "metaData",
        "createdAt",
      ],
    ]);
    expect(json.data.file.createdAt).toBeGreaterThanOrEqual(before - 1_000);
    expect(json.data.file.id).toBeGreaterThan(0);
    expect(json.data.file.id).toBeLessThan(2 ** 52);
    expect(await readdir(path.join(uploads(), ".temp"))).not.toContain(clientId);
    expect(await db().upload.count({ where: { clientId } })).toBe(0);
  });

  test("ids are random: no two uploads have ids near each other", async () => {
    const ids: number[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await aFile(ana));
    for (const [index, id] of ids.entries()) {
      for (const other of ids.slice(index + 1)) expect(Math.abs(id - other)).toBeGreaterThan(1_000_000);
    }
  });

  test("409 for a finished clientId", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, hello);
    await sendVerify(ana, clientId, hello);
    expectError(await sendVerify(ana, clientId, hello), 409, "File with that clientId already exists");
  });

  test("410 while chunks are missing, wherever", async () => {
    const clientId = randomUUID();
    expectError(await sendVerify(ana, clientId, hello), 410, "Not all chunks are uploaded");
    await sendChunk(ana, clientId, 0, hello);
    await sendChunk(ana, clientId, 2, hello);
    for (const total of [2, 3, 4, 1_000_000_000]) {
      expectError(await sendVerify(ana, clientId, hello, { total }), 410, "Not all chunks are uploaded");
    }
  });

  test("411 for a wrong hash; the chunks stay and no file is left", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, hello);
    const files = await readdir(path.join(uploads(), "files"));
    for (const fileHash of ["nonsense", 42, sha256(hello).toUpperCase()]) {
      expectError(await sendVerify(ana, clientId, hello, { fileHash }), 411, "Hash doesn't match");
    }
    expect(await readdir(path.join(uploads(), "files"))).toEqual(files);
    expect(await readdir(path.join(uploads(), ".unfinished"))).toEqual([]);
    expect(await sendVerify(ana, clientId, hello)).toMatchObject({ status: 200 });
  });

  test.each([
    [{ size: 0 }, "body.size must be greater than or equal to 1"],
    [{ total: 0 }, "body.total must be greater than or equal to 1"],
    [{ total: "1" }, 'body.total must be a `number` type, but the final value was: `"1"`.'],
    [{ fileHash: undefined }, "body.fileHash is a required field"],
    [{ fileName: "" }, "body.fileName is a required field"],
    [{ mimeType: 42 }, "body.mimeType must be a `string` type, but the final value was: `42`."],
    [{ type: undefined }, "body.type is a required field"],
    [{ relationId: "42" }, 'body.relationId must be a `number` type, but the final value was: `"42"`.'],
    [
      { metaData: { width: "1" } },
      'body.metaData.width must be a `number` type, but the final value was: `"1"`.',
    ],
    [
      { metaData: { width: null } },
      /^Invalid params ValidationError: body\.metaData\.width must be a `number` type/,
    ],
  ])("400 for %j", async (change, detail) => {
    const text = typeof detail === "string" ? `Invalid params ValidationError: ${detail}` : detail;
    expectError(await sendVerify(ana, "any", hello, change), 400, text);
  });

  test("400 {} names the last field that is missing", async () => {
    const answer = await call(postVerify, { token: ana.token, body: {} });
    expectError(answer, 400, "Invalid params ValidationError: body.fileHash is a required field");
  });

  test("metaData null, relationId 1 as iOS sends it", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, hello);
    const { json } = await sendVerify(ana, clientId, hello, { metaData: null, relationId: 1 });
    expect(json.data.file).toMatchObject({ relationId: 1, metaData: { duration: 0, width: 0, height: 0 } });
  });

  test("several at once: one makes the file", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, hello);
    const answers = await Promise.all(Array.from({ length: 6 }, () => sendVerify(ana, clientId, hello)));
    expect(answers.filter(({ json }) => json.data?.file)).toHaveLength(1);
    for (const { status, json } of answers.filter(({ json }) => !json.data?.file)) {
      expect([200, 409]).toContain(status);
      if (status === 200) expect(json.data).toEqual({ uploadedChunks: [0] });
    }
    expect(await db().file.count({ where: { clientId } })).toBe(1);
  });

  test("chunks in any order, some twice, some at once, make the same file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 5_000 }), { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        async (chunks, choices) => {
          const clientId = randomUUID();
          const sends = chunks.flatMap((_, place) => (choices.next().value % 2 ? [place, place] : [place]));
          sends.sort(() => (choices.next().value % 2 ? 1 : -1));
          const half = sends.length >> 1;
          await Promise.all(
            sends.slice(0, half).map((place) => sendChunk(ana, clientId, place, chunks[place]!)),
          );
          for (const place of sends.slice(half)) await sendChunk(ana, clientId, place, chunks[place]!);
          const whole = Buffer.concat(chunks);
          const { json } = await sendVerify(ana, clientId, whole, { total: chunks.length });
          expect(await readFile(path.join(uploads(), "files", String(json.data.file.id)))).toEqual(whole);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("Uploads are their owner's", () => {
  test("two people may choose the same clientId at once", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, Buffer.from("from Ana"));
    expect((await sendChunk(ben, clientId, 1, Buffer.from("?"))).json.data).toEqual({ uploadedChunks: [1] });
    await sendChunk(ben, clientId, 0, Buffer.from("from Ben"));
    const bens = await sendVerify(ben, clientId, Buffer.from("from Ben"));
    const anas = await sendVerify(ana, clientId, Buffer.from("from Ana"));
    expect([anas.status, bens.status]).toEqual([200, 200]);
    expect(anas.json.data.file.id).not.toBe(bens.json.data.file.id);
  });

  test("nobody can finish or see another's chunks", async () => {
    const clientId = randomUUID();
    await sendChunk(ana, clientId, 0, hello);
    expectError(await sendVerify(ben, clientId, hello), 410, "Not all chunks are uploaded");
    expectError(await call(getChunks, { token: ben.token, params: { clientId } }), 404, "Not found");
  });

  test("401 without a token, with a wrong one, and with an expired one in this service's words", async () => {
    const cleo = await aUser("Cleo");
    await db().device.updateMany({ where: { userId: cleo.id }, data: { tokenExpiredAt: new Date(0) } });
    const body = { chunk: "YQ==", offset: 0, clientId: "a" };
    for (const handler of [postChunk, postVerify]) {
      const texts = [undefined, "wrong", cleo.token].map(async (token) => {
        const { status, text } = await call(handler, { token, body });
        return [status, text];
      });
      expect(await Promise.all(texts)).toEqual([
        [401, "No access token"],
        [401, "Invalid access token"],
        [401, "Access token expired"],
      ]);
    }
  });
});

describe("2.17.9 GET /upload/files/check/:clientId", () => {
  test("answers the chunks so far, with a token and without", async () => {
    const clientId = randomUUID();
    for (const offset of [1, 0]) await sendChunk(ana, clientId, offset, hello);
    for (const token of [ana.token, undefined]) {
      const { json } = await call(getChunks, { token, params: { clientId } });
      expect(json.data).toEqual({ uploadedChunks: [0, 1] });
    }
  });

  test("404 where there is none, or no longer", async () => {
    const clientId = randomUUID();
    expectError(await call(getChunks, { params: { clientId } }), 404, "Not found");
    await sendChunk(ana, clientId, 0, hello);
    await sendVerify(ana, clientId, hello);
    expectError(await call(getChunks, { params: { clientId } }), 404, "Not found");
    expectError(await call(getChunks, { params: { clientId: "a\u0000" } }), 404, "Not found");
  });
});

test("a full disk is told as such, and nothing of the file is there", async () => {
  const clientId = randomUUID();
  const before = storage();
  const full = async () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" }));
  provide("storage", { ...before, put: full });
  try {
    expectError(await sendChunk(ana, clientId, 0, hello), 507, "There is no space left on the server");
  } finally {
    provide("storage", before);
  }
  expectError(await sendVerify(ana, clientId, hello), 410, "Not all chunks are uploaded");
});

describe("native: GET /messenger/files/clientId/:clientId", () => {
  test("tells the uploader alone what became of an upload", async () => {
    const clientId = randomUUID();
    const ask = ({ token }: TestUser) => call(getUploaded, { token, params: { clientId } });
    await sendChunk(ana, clientId, 0, hello);
    expectError(await ask(ana), 404, "Not found");
    const { json } = await sendVerify(ana, clientId, hello);
    expect((await ask(ana)).json.data).toEqual({ file: json.data.file });
    expectError(await ask(ben), 404, "Not found");
  });
});
