import { linkedBody, ownFile } from "@/lib/dialects/chat-messages/media";
import type { CreateBody } from "@/lib/dialects/chat-messages/schemas";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { requireFile } from "@/lib/domain/files/access";
import type { FileId, RoomId } from "@/lib/domain/ids";
import { hasLink } from "@/lib/domain/messages/has-link";
import type { NewMessage } from "@/lib/domain/messages/types";

const LATEST_MS = 5 * 60_000;

/**
 * The body of POST /chat-messages as a message: a file of ours becomes a file message,
 * any other address a link in the text.
 *
 * @throws DomainError `invalid`/"future_time", "unknown_file"
 */
export async function fromCreateBody(actor: Actor, body: CreateBody): Promise<NewMessage> {
  if (body.createdAt !== undefined && body.createdAt > Date.now() + LATEST_MS) {
    throw new DomainError("invalid", "future_time", "createdAt is more than 5 minutes in the future");
  }
  const said = await content(actor, body);
  return {
    roomId: body.room as RoomId, // a brand is only a name for the compiler
    ...said,
    hasLink: hasLink(said.body.text),
    session: body.session,
    statedAt: body.createdAt === undefined ? undefined : new Date(body.createdAt),
  };
}

async function content(
  actor: Actor,
  { text, media }: CreateBody,
): Promise<Pick<NewMessage, "type" | "body">> {
  if (media === undefined) return { type: "text", body: { text } };
  const fileId = ownFile(media);
  if (fileId === null) return { type: "text", body: linkedBody(text, media) };
  const type = await typeOf(actor, fileId);
  return { type, body: { fileId: Number(fileId), ...(text?.trim() ? { text } : {}) } };
}

/** Files are shown as what their bytes are. */
async function typeOf(actor: Actor, fileId: FileId): Promise<string> {
  const file = await requireFile(actor, fileId).catch((error) => {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError("invalid", "unknown_file", "media is no file that you can see");
  });
  const [kind = ""] = (file.sniffedType ?? file.mimeType).split("/");
  return ["image", "video", "audio"].includes(kind) ? kind : "file";
}
