import { z } from "zod";
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

export const postChunk = uploadEndpoint({
  summary: "Upload a chunk of a file (2.3.1)",
  body: chunkBody,
  bodyLimit: CHUNK_BODY_BYTES,
  response: z.object({ uploadedChunks }),
  refusals: { file_exists: [400, "File with that clientId already exists"] },
  isCreating: true,
  handle: async ({ caller, body }) => {
    const { clientId, offset: place, chunk } = body;
    return {
      uploadedChunks: await saveChunk(caller, { clientId, place, bytes: Buffer.from(chunk, "base64") }),
    };
  },
});

export const postVerify = uploadEndpoint({
  summary: "Put the chunks of a file together (2.3.2)",
  body: verifyBody,
  response: verifyAnswer,
  refusals: {
    chunks_missing: [410, "Not all chunks are uploaded"],
    hash_mismatch: [411, "Hash doesn't match"],
  },
  isCreating: true,
  handle: async ({ caller, body }) => {
    const finished = await finishUpload(caller, fromVerifyBody(body));
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
