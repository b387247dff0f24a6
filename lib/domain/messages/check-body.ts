import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { findReadableFiles } from "@/lib/domain/files/access";
import { toMessageFile } from "@/lib/domain/files/rows";
import { asFileId, type FileId, type MessageId, type RoomId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import { requireShort, requireText } from "@/lib/domain/messages/body";
import { isFileType } from "@/lib/domain/messages/file-ids";
import { withReference } from "@/lib/domain/messages/quote";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import type { Message, MessageBody, NewMessage } from "@/lib/domain/messages/types";

/**
 * The body as it is stored: looked at, with the message that it answers, and with what
 * its readers are to know of its files. A file never changes, so that is written down
 * once; reading a page of messages looks for no file.
 *
 * @throws DomainError `invalid`/"file_missing", "unknown_file", "unknown_thumb", "unknown_reply", "text_missing",
 *   "text_too_long", "invalid_type", in this order
 * @see contract: messenger API 2.5.1, 3.5; a file that the sender may not see is unknown (our choice)
 */
export async function checkBody(
  actor: Actor,
  { roomId, type, body, attachmentIds = [], replyToId }: NewMessage,
): Promise<MessageBody> {
  // Quotes are the server's to make: nobody is to be quoted with what they never said. So is the list of files.
  const { referenceMessage: _, attachments: __, ...given } = body;
  const complete = isFileType(type) ? await withFiles(actor, given, attachmentIds) : given;
  const reply = replyToId ? await requireReply(actor, roomId, replyToId) : null;
  if (!isFileType(type)) {
    if (reply || type === "text") requireText(given.text);
    if (type !== "text") throw new DomainError("invalid", "invalid_type", "Invalid type");
  }
  return reply ? withReference(complete, reply) : complete;
}

async function withFiles(
  actor: Actor,
  { file: _, thumb: __, ...given }: MessageBody,
  attachmentIds: FileId[],
): Promise<MessageBody> {
  const { fileId, thumbId, text } = given;
  if (!fileId) throw new DomainError("invalid", "file_missing", "fileId is missing");
  const ids = { file: asFileId(fileId), thumb: asFileId(thumbId) };
  const files = await findReadableFiles(actor, [ids.file, ids.thumb, ...attachmentIds]);
  const [file, thumb] = [files.get(ids.file), files.get(ids.thumb)];
  if (!file) return missingFile();
  if (thumbId && !thumb) throw new DomainError("invalid", "unknown_thumb", "Invalid thumbId");
  if (typeof text === "string") requireShort(text);
  const attached = attachmentIds.map((id) => files.get(id) ?? missingFile());
  return {
    ...given,
    fileId: Number(file.id),
    file: toMessageFile(file),
    ...(thumb ? { thumbId: Number(thumb.id), thumb: toMessageFile(thumb) } : {}),
    ...(attached.length > 0 ? { attachments: attached.map(toMessageFile) } : {}),
  };
}

function missingFile(): never {
  throw new DomainError("invalid", "unknown_file", "Invalid fileId");
}

async function requireReply(actor: Actor, roomId: RoomId, messageId: MessageId): Promise<Message> {
  const unknown = () => new DomainError("invalid", "unknown_reply", "there is no message with replyId");
  const { message } = await requireMessage(db(), actor, messageId).catch((error) => {
    throw error instanceof DomainError ? unknown() : error;
  });
  if (message.roomId !== roomId) throw unknown();
  return toMessageFromRecord(message);
}
