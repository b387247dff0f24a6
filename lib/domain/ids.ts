/** Ids are branded, so that a swapped pair does not compile. */
export type UserId = number & { readonly _of: "user" };
export type RoomId = number & { readonly _of: "room" };
export type MessageId = number & { readonly _of: "message" };
export type DeviceId = number & { readonly _of: "device" };
export type ApiKeyId = number & { readonly _of: "api-key" };
export type ApiTokenId = number & { readonly _of: "api-token" };
export type WorkspaceKeyId = number & { readonly _of: "workspace-key" };
export type InviteId = number & { readonly _of: "invite" };
/** A file's: random, up to 2^52-1, so that it fits into JSON and nobody finds one by counting. */
export type FileId = bigint & { readonly _of: "file" };
export type NoteId = number & { readonly _of: "note" };
export type BlockId = number & { readonly _of: "block" };
export type CompanyId = number & { readonly _of: "company" };
export type ChatUserId = number & { readonly _of: "chat-user" };
export type WebhookId = number & { readonly _of: "webhook" };

const LARGEST_ID = 2_147_483_647;

/**
 * A number from outside as an id. Ids are positive 32-bit integers; anything else
 * cannot exist, so it becomes 0, which no row has and every lookup misses.
 */
export function asId<T extends number>(value: unknown): T {
  const id = typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : value;
  const fits = typeof id === "number" && Number.isInteger(id) && id > 0 && id <= LARGEST_ID;
  return (fits ? id : 0) as T; // a brand is only a name for the compiler
}

const LARGEST_FILE_ID = 2 ** 52 - 1;

/** As `asId`, for files: 0n where no file can have that id. */
export function asFileId(value: unknown): FileId {
  const id = typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value;
  const fits = typeof id === "number" && Number.isInteger(id) && id > 0 && id <= LARGEST_FILE_ID;
  return BigInt(fits ? id : 0) as FileId; // as above
}
