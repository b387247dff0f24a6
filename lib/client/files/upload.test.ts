import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/client/api";
import { CHUNK_BYTES, type Upload, upload } from "@/lib/client/files/upload";

// The server as the contract describes it (messenger API 2.3), in memory.
let chunks: Map<number, string>;
let asked: string[];
let stall: (path: string, body: Verify & Chunk) => Promise<Response> | Response | undefined;

type Chunk = { offset: number; chunk: string; clientId: string };
type Verify = { total: number; fileHash: string; clientId: string };

beforeEach(() => {
  [chunks, asked, stall] = [new Map(), [], () => undefined];
  vi.stubGlobal("fetch", async (path: string, { body: text }: { body?: string } = {}) => {
    const body = text === undefined ? undefined : JSON.parse(text);
    asked.push(path.endsWith("/files") ? `chunk ${body.offset}` : (path.split("/").at(-1) ?? ""));
    return (await stall(path, body)) ?? answer(path, body);
  });
});
afterEach(() => void vi.unstubAllGlobals());

function answer(path: string, body: Verify & Chunk): Response {
  if (path.includes("clientId")) return success({ file: { id: 7 } });
  if (!path.endsWith("/verify")) {
    chunks.set(body.offset, body.chunk);
    return success({ uploadedChunks: [...chunks.keys()] });
  }
  const whole = Buffer.concat(
    Array.from({ length: body.total }, (_, place) => Buffer.from(chunks.get(place) ?? "", "base64")),
  );
  const hash = createHash("sha256").update(whole).digest("hex");
  return hash === body.fileHash ? success({ file: { id: 7 } }) : refusal(411, "Hash doesn't match");
}

const success = (data: object) => Response.json({ status: "success", data });
const refusal = (status: number, message: string) => Response.json({ status: "error", message }, { status });

function aFile(bytes: number): Upload {
  return {
    ...{ clientId: "abc", blob: new Blob([randomBytes(bytes)]), name: "a.bin", type: "file" },
    ...{ mimeType: "application/octet-stream", measures: { width: 0, height: 0, duration: 0 } },
  };
}

const go = (file: Upload, onProgress?: (bytes: number) => void, signal = new AbortController().signal) =>
  upload(file, { signal, onProgress });

it("brings a file in chunks, in order from the first, and tells how far it is", async () => {
  const steps: number[] = [];
  const size = 3 * CHUNK_BYTES + 5;
  expect(await go(aFile(size), (bytes) => steps.push(bytes))).toBe(7);
  expect(asked).toEqual(["chunk 0", "chunk 1", "chunk 2", "chunk 3", "verify"]);
  expect([steps[0], steps.at(-1)]).toEqual([CHUNK_BYTES, size]);
});

it("sends only what is missing after it was cut off", async () => {
  const file = aFile(6 * CHUNK_BYTES);
  stall = (_, { offset }) => {
    if (offset >= 4) throw new TypeError("network is gone");
  };
  await expect(go(file)).rejects.toMatchObject({ status: 0, isPassing: true });
  const kept = new Set(chunks.keys());
  expect(kept).toContain(3);

  [asked, stall] = [[], () => undefined];
  expect(await go(file)).toBe(7);
  expect(asked.filter((step) => kept.has(Number(step.split(" ")[1])))).toEqual(["chunk 0"]);
  expect(asked.at(-1)).toBe("verify");
});

it("stops when it is cancelled, and begins nothing more", async () => {
  const abort = new AbortController();
  stall = (_, { offset }) => {
    if (offset === 1) abort.abort();
    return undefined;
  };
  await expect(go(aFile(40 * CHUNK_BYTES), undefined, abort.signal)).rejects.toMatchObject({
    name: "AbortError",
  });
  expect(asked.length).toBeLessThan(6);
});

it.each(["chunk 0", "verify"])("finds its file when the server has it whole already (%s)", async (step) => {
  stall = (path) => {
    const at = path.endsWith("/files") ? "chunk 0" : path.split("/").at(-1);
    return at === step ? refusal(409, "File with that clientId already exists") : undefined;
  };
  expect(await go(aFile(10))).toBe(7);
  expect(asked.at(-1)).toBe("abc");
});

it("row 21: tells a proxy's refusal by its status, and is not tried again by itself", async () => {
  stall = () => new Response("<html>Request Entity Too Large</html>", { status: 413 });
  const failed = await go(aFile(10)).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ApiError);
  expect(failed).toMatchObject({ status: 413, isPassing: false });
});
