import { asFileId, type FileId } from "@/lib/domain/ids";
import type { MessageBody, Post } from "@/lib/domain/messages/types";

const FILE_TYPES = new Set(["image", "video", "audio", "file"]);

/** Whether messages of this type are about a file. */
export function isFileType(type: string): boolean {
  return FILE_TYPES.has(type);
}

/**
 * The files that a post carries: its own, and those of the message that it quotes.
 * Whoever may read the message may read them. What a body says counts only where it
 * was checked on the way in (checkBody): a text with a `fileId` carries nothing.
 */
export function fileIdsOf({ type, body, replyToId, isForwarded }: Post): FileId[] {
  const own = idsIn(type, body);
  // Without either of the two the quote is not ours.
  const quoted = replyToId !== null || isForwarded ? body.referenceMessage : undefined;
  const its = isQuote(quoted) ? idsIn(quoted.type, quoted.body) : [];
  return [...new Set([...own, ...its])];
}

function idsIn(type: string, { fileId, thumbId, attachments }: MessageBody): FileId[] {
  if (!isFileType(type)) return [];
  const attached = Array.isArray(attachments) ? attachments.map((file) => file?.id) : [];
  return [fileId, thumbId, ...attached].map(asFileId).filter((id) => id !== 0n);
}

function isQuote(value: unknown): value is { type: string; body: MessageBody } {
  return typeof value === "object" && value !== null && "type" in value && "body" in value;
}
