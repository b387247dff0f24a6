import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
  randomInt,
} from "node:crypto";
import { config } from "@/lib/config";
import { singleton } from "@/lib/singleton";

// In a file of its own for those who need no settings, such as the broker.
export { isSameSecret } from "@/lib/crypto/compare";

const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Random letters and digits from the system's generator: 22 of them hold 131 bits. */
export function randomKey(length = 22): string {
  return Array.from({ length }, () => LETTERS_AND_DIGITS[randomInt(LETTERS_AND_DIGITS.length)]).join("");
}

/** Six random digits. */
export function randomCode(): string {
  return randomInt(1_000_000).toString().padStart(6, "0");
}

/**
 * How a token is stored and looked up. A fast hash is enough: what it hashes is
 * random and long, so there is nothing to guess.
 */
export function hashToken(token: string): Buffer {
  return hash("sha256", token, "buffer");
}

/** How short or guessable things (codes, contact hashes) are stored: useless without the secret. */
export function keyedHash(purpose: string, value: string): Buffer {
  return createHmac("sha256", derivedKey(purpose)).update(value).digest();
}

/** Encrypts what must be readable again (AES-256-GCM; nonce, tag and text in one buffer). */
export function seal(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derivedKey(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** Reverses `seal`; throws when the bytes were changed or another secret sealed them. */
export function unseal(purpose: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", derivedKey(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
}

/** A secret of its own for each use, all from the one root secret. */
export function derivedSecret(purpose: string): string {
  return derivedKey(purpose).toString("hex");
}

function derivedKey(purpose: string): Buffer {
  return singleton(`key:${purpose}`, () => {
    const root = config().secret;
    if (!root) throw new Error("HEARTH_SECRET is not set: the server sets it from the data folder");
    return Buffer.from(hkdfSync("sha256", root, "hearth", purpose, 32));
  });
}
