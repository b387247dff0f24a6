import { ApiError } from "@/lib/client/api";
import { measured } from "@/lib/client/files/measure";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { noteProgress } from "@/lib/client/files/progress";
import { upload } from "@/lib/client/files/upload";
import type { Outgoing } from "@/lib/client/message-pages";
import type { Sending } from "@/lib/client/outgoing";

export type BringFile = (
  row: Outgoing,
  sending: Sending,
) => Promise<{ type: string; body: Record<string, unknown> }>;

/**
 * Brings the file of a row to the server, with a smaller picture of it where there is one.
 * Whatever has been brought is noted in the row, so that a retry begins where this ended.
 *
 * @returns type and body of the message that carries it
 * @throws ApiError; the signal's reason
 */
export const bringFile: BringFile = async (row, { signal, update }) => {
  if (!row.file) throw new ApiError(400, "There is no file");
  try {
    const file = await measured(row.file);
    if (file !== row.file) update({ ...row, file });
    const fileId = file.fileId ?? (await bringBytes(row, file, signal));
    if (file.fileId === undefined) update({ ...row, file: { ...file, fileId } });
    const thumbId = await bringThumb(row, file, signal);
    const { kind, altText } = file;
    return {
      type: kind,
      body: { text: "", fileId, ...(thumbId && { thumbId }), ...(altText && { altText }) },
    };
  } catch (error) {
    if (error instanceof ApiError || signal.aborted) throw error;
    // Moved, changed or deleted on its disk since it was chosen.
    throw new ApiError(400, `The file cannot be read any more (${String(error)})`);
  } finally {
    noteProgress(row.localId, null);
  }
};

function bringBytes(row: Outgoing, file: OutgoingFile, signal: AbortSignal): Promise<number> {
  const { blob, name, mimeType, kind: type } = file;
  const onProgress = (bytes: number) => noteProgress(row.localId, bytes / blob.size);
  const measures = file.measures ?? NONE;
  return upload({ clientId: row.localId, blob, name, mimeType, type, measures }, { signal, onProgress });
}

async function bringThumb(row: Outgoing, file: OutgoingFile, signal: AbortSignal): Promise<number | null> {
  const thumb = file.measures?.thumb;
  if (!thumb) return null;
  const { blob, width, height } = thumb;
  const name = `${file.name.replace(/\.\w+$/, "")}_thumb.${blob.type.split("/")[1]}`;
  const measures = { width, height, duration: 0 };
  const kind = { mimeType: blob.type, type: "image" };
  return upload({ clientId: `${row.localId}-thumb`, blob, name, ...kind, measures }, { signal });
}

const NONE = { width: 0, height: 0, duration: 0 };
