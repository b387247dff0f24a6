import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import * as download from "@/app/api/upload/files/[id]/route";
import { GET as getToo } from "@/app/api/uploads/files/[id]/route";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { fileKey } from "@/lib/domain/files/uploads";
import { asFileId } from "@/lib/domain/ids";
import { directMount } from "@/lib/server/direct-mount";
import { provide } from "@/lib/singleton";
import { storage } from "@/lib/storage/storage";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { aFile } from "@/lib/testing/files";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

let ana: TestUser;
beforeAll(async () => {
  ana = await aUser("Ana");
});

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const LETTERS = Buffer.from("abcdefghijklmnopqrstuvwxyz");

const get = (id: string | number, headers?: Record<string, string>, query?: Record<string, string>) =>
  call(download.GET, { params: { id: String(id) }, headers, query });

describe("2.3.3 GET /upload/files/:id", () => {
  test("answers the bytes to everybody who has the URL", async () => {
    const id = await aFile(ana, LETTERS, { fileName: "letters.txt" });
    const { status, headers, text } = await get(id);
    expect([status, text]).toEqual([200, LETTERS.toString()]);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": 'attachment; filename="letters.txt"',
      "cache-control": "public, max-age=86400",
      "content-length": "26",
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
      "access-control-allow-origin": "*",
    });
    expect((await call(getToo, { params: { id: String(id) } })).text).toBe(LETTERS.toString());
  });

  test.each(["abc", "0", "00", "-0", "", "1.5", "1e3", "0x10", " 1"])("400 Invalid id for %j", async (id) => {
    expectError(await get(id), 400, "Invalid id");
  });

  test.each(["1", "-1", "4503599627370495", "65415361531115131", "9".repeat(300)])(
    "404 for %s",
    async (id) => {
      expectError(await get(id), 404, "Not found");
    },
  );

  test("404 for a row without bytes", async () => {
    const id = await aFile(ana);
    await storage().delete(fileKey(asFileId(id)));
    expectError(await get(id), 404, "Not found");
  });

  test("a name of any letters, and none that says where to save", async () => {
    const names: Array<[string, string]> = [
      ["plain name.jpg", 'attachment; filename="plain name.jpg"'],
      ["Übung.jpg", "attachment; filename=\"_bung.jpg\"; filename*=UTF-8''%C3%9Cbung.jpg"],
      ["日本.png", "attachment; filename=\"__.png\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.png"],
      ['a"b.txt', "attachment; filename=\"a_b.txt\"; filename*=UTF-8''a%22b.txt"],
      ["a'(b)*.txt", 'attachment; filename="a\'(b)*.txt"'],
      [
        "x\r\nSet-Cookie: a=b",
        "attachment; filename=\"x__Set-Cookie: a=b\"; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a%3Db",
      ],
      ["../../etc/passwd", 'attachment; filename=".._.._etc_passwd"'],
      ["100%.txt", "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"],
    ];
    for (const [fileName, header] of names) {
      const id = await aFile(ana, LETTERS, { fileName });
      expect((await get(id)).headers.get("content-disposition")).toBe(header);
    }
  });

  test("304 where the caller has it already", async () => {
    const id = await aFile(ana, LETTERS);
    const etag = (await get(id)).headers.get("etag") ?? "";
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      expect(await get(id, { "if-none-match": known })).toMatchObject({ status: 304, text: "" });
    }
    expect(await get(id, { "if-none-match": '"other"' })).toMatchObject({ status: 200 });
  });
});

describe("Byte ranges", () => {
  let id: number;
  beforeAll(async () => {
    id = await aFile(ana, LETTERS);
  });

  test.each([
    ["bytes=0-0", "a", "bytes 0-0/26"],
    ["bytes=0-4", "abcde", "bytes 0-4/26"],
    ["bytes=20-", "uvwxyz", "bytes 20-25/26"],
    ["bytes=-3", "xyz", "bytes 23-25/26"],
    ["bytes=-100", LETTERS.toString(), "bytes 0-25/26"],
    ["bytes=24-999999999999999999999", "yz", "bytes 24-25/26"],
  ])("206 for %s", async (range, text, contentRange) => {
    const answer = await get(id, { range });
    expect(answer).toMatchObject({ status: 206, text });
    expect(answer.headers.get("content-range")).toBe(contentRange);
    expect(answer.headers.get("content-length")).toBe(String(text.length));
  });

  test.each(["bytes=26-", "bytes=100-200", "bytes=-0"])("416 for %s", async (range) => {
    const answer = await get(id, { range });
    expect(answer.status).toBe(416);
    expect(answer.headers.get("content-range")).toBe("bytes */26");
  });

  test.each(["bytes=5-2", "bytes=a-b", "bytes=-", "lines=1-2", "bytes=0-1,3-4"])(
    "the whole for %s",
    async (range) => {
      expect(await get(id, { range })).toMatchObject({ status: 200, text: LETTERS.toString() });
    },
  );

  test("a part only of what the caller knows", async () => {
    const { headers } = await get(id);
    for (const known of [headers.get("etag") ?? "", headers.get("last-modified") ?? ""]) {
      expect(await get(id, { range: "bytes=0-1", "if-range": known })).toMatchObject({ status: 206 });
    }
    expect(await get(id, { range: "bytes=0-1", "if-range": '"other"' })).toMatchObject({ status: 200 });
  });
});

describe("Polyglots and other lies", () => {
  const script = "<html><script>alert(1)</script></html>";
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const cases: Array<[string, Buffer, string, string]> = [
    // what it is, bytes, file name, content type
    ["GIF and JavaScript", Buffer.from("GIF89a/*\x00*/=1;alert(1)//"), "a.js", "image/gif"],
    ["HTML named png", Buffer.from(script), "a.png", "image/png"],
    ["HTML", Buffer.from(script), "a.html", "application/octet-stream"],
    ["XHTML", Buffer.from(`<?xml version="1.0"?>${script}`), "a.xhtml", "application/octet-stream"],
    ["SVG", Buffer.from(svg), "a.svg", "application/octet-stream"],
    ["SVG with a head", Buffer.from(`<?xml version="1.0"?>${svg}`), "a.svg", "application/octet-stream"],
    ["SVG named png", Buffer.from(`<?xml version="1.0"?>${svg}`), "a.png", "application/octet-stream"],
    [
      "MHTML",
      Buffer.from("MIME-Version: 1.0\nContent-Type: multipart/related;\n\n"),
      "a.mht",
      "application/octet-stream",
    ],
    ["JavaScript", Buffer.from("alert(1)"), "a.mjs", "application/octet-stream"],
    ["CSS", Buffer.from("body{}"), "a.css", "application/octet-stream"],
    [
      "PDF with a script",
      Buffer.from("%PDF-1.7\n/OpenAction << /S /JavaScript >>"),
      "a.pdf",
      "application/pdf",
    ],
    ["WebAssembly", Buffer.from("\x00asm\x01\x00\x00\x00", "latin1"), "a.wasm", "application/octet-stream"],
    ["bytes", Buffer.from([1, 2, 3]), "noname", "application/octet-stream"],
  ];

  test.each(cases)("%s is served as nothing that runs", async (_, bytes, fileName, type) => {
    // The uploader's own word is "text/html" each time.
    const id = await aFile(ana, bytes, { fileName, mimeType: "text/html" });
    for (const inline of ["0", "1"]) {
      const { headers } = await get(id, {}, { inline });
      expect(headers.get("content-type")).toBe(type);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
      const isShown = type === "image/gif" && inline === "1";
      expect(headers.get("content-disposition")).toMatch(isShown ? /^inline/ : /^attachment/);
    }
  });

  test("a picture is shown where that is asked for, and saved otherwise", async () => {
    const id = await aFile(ana, PNG, { fileName: "dot.png" });
    const disposition = async (query: Record<string, string>) =>
      (await get(id, {}, query)).headers.get("content-disposition");
    expect(await disposition({})).toBe('attachment; filename="dot.png"');
    expect(await disposition({ inline: "1" })).toBe('inline; filename="dot.png"');
    expect(await db().file.findUnique({ where: { id: BigInt(id) } })).toMatchObject({
      sniffedType: "image/png",
    });
  });
});

describe("Ids cannot be found by guessing", () => {
  test("after a hundred misses in a minute an address gets no answer, whatever it asks for", async () => {
    const id = await aFile(ana);
    const from = (address: string, fileId: number, headers = {}) =>
      download.GET(new Request("http://hearth.test/", { headers }), {
        params: { id: String(fileId) },
        address,
      });
    for (let n = 1; n <= 100; n += 1) expect((await from("192.0.2.1", n)).status).toBe(404);
    expect((await from("192.0.2.1", 101)).status).toBe(429);
    const refused = await from("192.0.2.1", id);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from("192.0.2.2", id)).status).toBe(200);
    expect((await from("192.0.2.1", id, { accesstoken: ana.token })).status).toBe(200);
  });
});

describe("FILES_REQUIRE_AUTH", () => {
  let before: ReturnType<typeof config>;
  beforeEach(() => {
    before = config();
    provide("config", { ...before, filesRequireAuth: true });
  });
  afterEach(() => provide("config", before));

  test("a URL alone is no permission", async () => {
    const id = await aFile(ana, LETTERS);
    expect(await get(id)).toMatchObject({ status: 401, text: "No access token" });
    expect(await get(id, { accesstoken: "wrong" })).toMatchObject({ status: 401 });
    const answer = await get(id, { accesstoken: ana.token });
    expect(answer).toMatchObject({ status: 200, text: LETTERS.toString() });
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    const ben = await aUser("Ben");
    expectError(await get(id, { accesstoken: ben.token }), 404, "Not found");
  });
});

describe("Who says a name is asked more", () => {
  test("a stranger with a token does not get what a stranger without one gets", async () => {
    const id = await aFile(ana);
    const ben = await aUser("Ben");
    expect((await get(id)).status).toBe(200);
    expectError(await get(id, { accesstoken: ben.token }), 404, "Not found");
    expect((await get(id, { accesstoken: "wrong" })).status).toBe(401);
  });

  test("a browser's session counts as a name, and one that has ended as none", async () => {
    const id = await aFile(ana);
    const ben = await aUser("Ben");
    const device = await db().device.update({
      where: { id: ben.actor.deviceId ?? 0 },
      data: { type: "browser" },
    });
    const cookie = await writeSessionCookie({ deviceId: device.id, userId: ben.id });
    expectError(await get(id, { cookie }), 404, "Not found");
    await db().device.update({ where: { id: device.id }, data: { signedOutAt: new Date() } });
    expect((await get(id, { cookie })).status).toBe(200);
  });
});

describe("Through the server", () => {
  test("HEAD tells the facts without the bytes, and a caller who leaves closes the file", async () => {
    const big = Buffer.alloc(3_000_000, "x");
    const id = await aFile(ana, big, { fileName: "big.bin" });
    const url = `${await serve()}/api/upload/files/${id}`;
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
      200,
      "3000000",
      "",
    ]);
    const part = await fetch(url, { headers: { range: "bytes=2999990-" } });
    expect([part.status, part.headers.get("content-length"), await part.text()]).toEqual([
      206,
      "10",
      "x".repeat(10),
    ]);

    const leaving = new AbortController();
    const { body } = await fetch(url, { signal: leaving.signal });
    await body?.getReader().read();
    leaving.abort();
    const whole = await fetch(`${url}/`);
    expect((await whole.arrayBuffer()).byteLength).toBe(big.length);
  });
});

async function serve(): Promise<string> {
  const mount = directMount([{ path: "/api/upload/files/[id]", exports: download }], () => "192.0.2.9");
  const server: Server = createServer((request, response) => void mount(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is never a path
}
