import { config } from "@/lib/config";
import { keyedHash } from "@/lib/crypto/secrets";
import type { ChapiMessage } from "@/lib/dialects/chapi/schemas";
import type { SpokenMessage } from "@/lib/domain/messages/list-spoken";

type Author = SpokenMessage["author"];

/** Contract "Message". */
export function toMessage({ id, text, micros, author }: SpokenMessage): ChapiMessage {
  return { authorUser: toAuthor(author), parsed: text, id: opaqueId("message", id), timestamp: micros };
}

export function toAuthor({ id, name, emailAddress, avatarFileId }: Author): ChapiMessage["authorUser"] {
  return {
    avatarUrl: avatarFileId === 0n ? null : `${config().publicUrl}/api/upload/files/${avatarFileId}`,
    email: emailAddress,
    id: opaqueId("user", id),
    name: name ?? "",
  };
}

/** 32 bytes that are always the same for the same thing and tell nothing of its number. */
function opaqueId(kind: "message" | "user", id: number): string {
  return keyedHash(`chapi-${kind}`, String(id)).toString("base64url");
}
