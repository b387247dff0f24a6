import { config } from "@/lib/config";
import { isHttpUrl } from "@/lib/dialects/chat-messages/schemas";
import { asFileId, type FileId } from "@/lib/domain/ids";
import { isFileType } from "@/lib/domain/messages/file-ids";
import type { MessageBody } from "@/lib/domain/messages/types";

// A message's media is one of our files, which the messenger shows as what it is, or an
// address elsewhere, which it shows as a link below the text.

/** The file that a media is: by its id, or by this instance's own URL of it. Null for any other address. */
export function ownFile(media: string): FileId | null {
  if (/^\d+$/.test(media)) return asFileId(media);
  const origin = config().publicUrl;
  const [, id] = /^\/api\/uploads?\/files\/(\d+)$/.exec(media.slice(origin.length)) ?? [];
  return id && media.startsWith(origin) ? asFileId(id) : null;
}

export function fileUrl(id: bigint): string {
  return `${config().publicUrl}/api/upload/files/${id}`;
}

/** The body of a text whose media is elsewhere: every API shows the text, and the address in it. */
export function linkedBody(text: string | undefined, media: string): MessageBody {
  return { text: text?.trim() ? `${text}\n${media}` : media, media };
}

/** Text and media as they were given. */
export function textAndMedia(type: string, body: MessageBody): { text?: string; media?: string } {
  const text = typeof body.text === "string" && body.text !== "" ? body.text : undefined;
  if (isFileType(type)) return { text, media: String(body.fileId) };
  const { media } = body;
  if (typeof media !== "string" || !isHttpUrl(media)) return { text };
  if (text === media) return { media };
  const end = `\n${media}`;
  return { text: text?.endsWith(end) ? text.slice(0, -end.length) : text, media };
}
