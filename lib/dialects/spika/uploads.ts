import { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import { fromVerifyBody, toFile } from "@/lib/dialects/spika/file";
import {
  chunkBody,
  clientId,
  uploadedChunks,
  verifyAnswer,
  verifyBody,
} from "@/lib/dialects/spika/schemas/file";
import { openUploadEndpoint, uploadEndpoint } from "@/lib/dialects/spika/upload-endpoint";
import { finishUpload } from "@/lib/domain/files/finish-upload";
import { listChunks } from "@/lib/domain/files/list-chunks";
import { saveChunk } from "@/lib/domain/files/save-chunk";

/** The upload service, which is mounted twice: under /api/upload and /api/uploads (contract 1.1). */

const CHUNK_BODY_BYTES = 4 * 1024 * 1024;
const NO_SPACE = { 507: "The server's disk is full" };

export const postChunk = uploadEndpoint({
  summary: "Upload a chunk of a file (2.3.1)",
  body: chunkBody,
  bodyLimit: CHUNK_BODY_BYTES,
  response: z.object({ uploadedChunks }),
  otherAnswers: NO_SPACE,
  refusals: { file_exists: [400, "File with that clientId already exists"] },
  isCreating: true,
  handle: async ({ caller, body }) => {
    const { clientId, offset: place, chunk } = body;
    const bytes = Buffer.from(chunk, "base64");
    return { uploadedChunks: await orFull(saveChunk(caller, { clientId, place, bytes })) };
  },
});

export const postVerify = uploadEndpoint({
  summary: "Put the chunks of a file together (2.3.2)",
  body: verifyBody,
  response: verifyAnswer,
  otherAnswers: NO_SPACE,
  refusals: {
    chunks_missing: [410, "Not all chunks are uploaded"],
    hash_mismatch: [411, "Hash doesn't match"],
  },
  isCreating: true,
  handle: async ({ caller, body }) => {
    const finished = await orFull(finishUpload(caller, fromVerifyBody(body)));
    return "file" in finished ? { file: toFile(finished.file) } : { uploadedChunks: finished.places };
  },
});

export const getChunks = openUploadEndpoint({
  summary: "Tell which chunks of a file are uploaded (2.17.9)",
  params: z.object({ clientId }),
  response: z.object({ uploadedChunks }),
  refusals: { invalid_params: [404, "Not found"] },
  handle: async ({ caller, params }) => ({ uploadedChunks: await listChunks(caller, params.clientId) }),
});

/** A disk that is full has a word of its own: whoever tries again at once would try in vain. */
async function orFull<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const isFull = error instanceof Error && "code" in error && FULL.includes(String(error.code));
    throw isFull ? new WireError(507, "There is no space left on the server") : error;
  });
}

const FULL = ["ENOSPC", "EDQUOT"];
