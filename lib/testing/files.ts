import { createHash, randomUUID } from "node:crypto";
import { POST as postChunk } from "@/app/api/upload/files/route";
import { POST as postVerify } from "@/app/api/upload/files/verify/route";
import type { TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** POSTs a chunk as clients do. */
export function sendChunk(user: TestUser, clientId: string, offset: number, bytes: Uint8Array) {
  const body = { chunk: Buffer.from(bytes).toString("base64"), offset, clientId };
  return call(postChunk, { token: user.token, body });
}

/** POSTs what a client says of the whole file; `change` replaces parts of it. */
export function sendVerify(user: TestUser, clientId: string, bytes: Uint8Array, change: object = {}) {
  const body = {
    ...{
      total: 1,
      size: bytes.length,
      mimeType: "image/jpeg",
      fileName: "IMG_0042.jpg",
      clientId,
      type: "message",
    },
    ...{ fileHash: sha256(bytes), ...change },
  };
  return call(postVerify, { token: user.token, body });
}

/** A whole file of one chunk; its id. */
export async function aFile(user: TestUser, bytes: Uint8Array = Buffer.from("hello"), change: object = {}) {
  const clientId = randomUUID();
  await sendChunk(user, clientId, 0, bytes);
  const { json } = await sendVerify(user, clientId, bytes, change);
  return json.data.file.id as number; // what the answer's schema says
}
