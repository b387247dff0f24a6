import { ApiError } from "@/lib/client/api";
import type { Measures } from "@/lib/client/files/outgoing-file";
import { Sha256 } from "@/lib/client/files/sha256";
import type { WireFile } from "@/lib/dialects/spika/schemas/file";

/** In base64 less than the megabyte that many proxies let pass. */
export const CHUNK_BYTES = 512 * 1024;
const AT_ONCE = 3;
const HASHED_AT_ONCE = 128 * 1024;
const ENCODED_AT_ONCE = 3 * 8192;
const CHUNK_TIMEOUT_MS = 60_000;
/** Putting a large file together takes the server a while. */
const VERIFY_TIMEOUT_MS = 10 * 60_000;

export type Upload = {
  /** Names the upload; the same one goes on where it was cut off. */
  clientId: string;
  blob: Blob;
  name: string;
  mimeType: string;
  /** What it is for (contract 7.2). */
  type: string;
  measures: Pick<Measures, "width" | "height" | "duration">;
};

type Options = {
  signal: AbortSignal;
  /** Bytes that the server has. */
  onProgress?: (bytes: number) => void;
};

/**
 * Brings a file to the server in chunks, several at a time. The answer to a chunk names all
 * that are there, so an upload that was cut off sends its first chunk and then only what is
 * missing.
 *
 * @returns the file's id
 * @throws ApiError; the signal's reason
 * @see contract: messenger API 7
 */
export async function upload(file: Upload, { signal, onProgress }: Options): Promise<number> {
  const total = Math.max(1, Math.ceil(file.blob.size / CHUNK_BYTES));
  const hash = new Sha256();
  const stored = new Set<number>();
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const send = async (place: number, bytes: Uint8Array) => {
    const body = { chunk: toBase64(bytes), offset: place, clientId: file.clientId };
    const answer = await call<{ uploadedChunks: number[] }>("", body, signal, CHUNK_TIMEOUT_MS);
    for (const known of answer.uploadedChunks) stored.add(known);
    onProgress?.(Math.min(stored.size * CHUNK_BYTES, file.blob.size));
  };

  try {
    for (let place = 0; place < total; place += 1) {
      const piece = file.blob.slice(place * CHUNK_BYTES, (place + 1) * CHUNK_BYTES);
      const bytes = new Uint8Array(await piece.arrayBuffer());
      await hashInto(hash, bytes, signal);
      if (stored.has(place)) continue;
      const work = send(place, bytes)
        .catch((cause: unknown) => void failures.push(cause))
        .finally(() => underWay.delete(work));
      underWay.add(work);
      // Only the first one's answer tells what is there already.
      if (place === 0 || underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (failures.length > 0) break;
    }
    await Promise.all(underWay);
    if (failures.length > 0) throw failures[0];
    return await verify(file, total, hash.digest(), signal);
  } catch (error) {
    await Promise.all(underWay);
    if (isKnown(error)) return findFile(file.clientId, signal);
    throw error;
  }
}

async function verify(file: Upload, total: number, fileHash: string, signal: AbortSignal): Promise<number> {
  const { clientId, name: fileName, mimeType, type, measures } = file;
  const { width, height, duration } = measures;
  const metaData = { width, height, duration };
  const body = { ...{ total, size: file.blob.size, mimeType, fileName, clientId, type, fileHash }, metaData };
  const answer = await call<{ file?: WireFile }>("/verify", body, signal, VERIFY_TIMEOUT_MS);
  // Another tab is having it put together: whoever asks again gets the file.
  if (!answer.file) throw new ApiError(0, "The file is being put together");
  return answer.file.id;
}

/** The file became whole before, and its answer was lost on the way. */
function isKnown(error: unknown): boolean {
  return error instanceof ApiError && /clientId already exists/.test(error.message);
}

async function findFile(clientId: string, signal: AbortSignal): Promise<number> {
  const path = `/api/messenger/files/clientId/${encodeURIComponent(clientId)}`;
  return (await answerOf<{ file: WireFile }>(await reach(path, { signal }, signal))).file.id;
}

async function call<Data>(path: string, body: object, signal: AbortSignal, timeoutMs: number): Promise<Data> {
  const headers = { "Content-Type": "application/json" };
  const options = { method: "POST", headers, body: JSON.stringify(body) };
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  return answerOf(await reach(`/api/upload/files${path}`, { ...options, signal: limited }, signal));
}

/** @throws ApiError with the status 408 when it took too long, 0 when nobody was reached */
async function reach(path: string, options: RequestInit, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, options);
  } catch (cause) {
    signal.throwIfAborted();
    throw options.signal?.aborted
      ? new ApiError(408, "The connection is too slow")
      : new ApiError(0, `The server cannot be reached (${String(cause)})`);
  }
}

async function answerOf<Data>(response: Response): Promise<Data> {
  const text = await response.text();
  const answer = envelopeIn(text);
  if (response.ok && answer?.data) return answer.data as Data; // the contract says what each path answers
  throw new ApiError(
    response.status,
    answer?.message ?? text.slice(0, 200),
    response.headers.get("x-request-id"),
  );
}

/** A proxy's answer is no envelope. */
function envelopeIn(text: string): { data?: unknown; message?: string } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A little at a time, so that whoever types meanwhile does not notice. */
async function hashInto(hash: Sha256, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  for (let at = 0; at < bytes.length; at += HASHED_AT_ONCE) {
    signal.throwIfAborted();
    hash.update(bytes.subarray(at, at + HASHED_AT_ONCE));
    await nextTask();
  }
}

/** Timers may take a second each in a tab that is not looked at; a message does not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Three bytes become four letters, so pieces of threes can be put together. */
function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += ENCODED_AT_ONCE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + ENCODED_AT_ONCE)));
  }
  return text;
}
