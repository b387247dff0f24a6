import type { z } from "zod";
import type { verifyBody, WireFile } from "@/lib/dialects/spika/schemas/file";
import type { FinishedUpload } from "@/lib/domain/files/finish-upload";
import type { StoredFile } from "@/lib/domain/files/types";

/** A file in the order of members of contract 3.8. */
export function toFile(file: StoredFile): WireFile {
  const { duration, width, height } = file;
  return {
    id: Number(file.id),
    fileName: file.fileName,
    size: file.size,
    mimeType: file.mimeType,
    type: file.type,
    relationId: file.relationId,
    clientId: file.clientId,
    path: `/uploads/files/${file.clientId}`,
    metaData: { duration, width, height },
    createdAt: file.createdAt.getTime(),
  };
}

/** Missing measures are 0, fractions are cut off (contract 2.3.2). */
export function fromVerifyBody(body: z.output<typeof verifyBody>): FinishedUpload {
  const { metaData, fileHash, relationId, ...rest } = body;
  return {
    ...rest,
    sha256: fileHash,
    relationId: relationId ?? null,
    width: whole(metaData?.width),
    height: whole(metaData?.height),
    duration: whole(metaData?.duration),
  };
}

const LARGEST_INT = 2_147_483_647;

function whole(measure = 0): number {
  return Math.min(LARGEST_INT, Math.max(0, Math.trunc(measure)));
}
