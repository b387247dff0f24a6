import { createHash } from "node:crypto";
import { keyedHash } from "@/lib/crypto/secrets";

/**
 * Lower-case hex SHA-256 of a telephone number, as clients send it to find people
 * (contract 3.1). Numbers are few enough to be guessed from it, so it is computed
 * where it is needed and never stored.
 */
export function telephoneHash(telephoneNumber: string): string {
  return createHash("sha256").update(telephoneNumber).digest("hex");
}

/** How a number is found by its hash: useless to whoever has the database but not the secret. */
export function contactKey(hash: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(keyedHash("contact", hash.toLowerCase()));
}
