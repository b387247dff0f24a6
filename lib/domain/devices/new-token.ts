import { hashToken, randomKey } from "@/lib/crypto/secrets";

const LIFETIME_MS = 30 * 24 * 3600_000;

/** A device's token (131 random bits), and what is stored of it. It lives 30 days and is renewed while it is used. */
export function newToken(now: Date) {
  const token = randomKey();
  const tokenHash = new Uint8Array(hashToken(token));
  return { token, stored: { tokenHash, tokenExpiredAt: new Date(now.getTime() + LIFETIME_MS) } };
}
