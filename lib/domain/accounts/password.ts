import { hash, verify } from "@node-rs/argon2";
import type { Identifier } from "@/lib/domain/accounts/identifier";
import { DomainError } from "@/lib/domain/errors";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/domain/limits";

// OWASP's first choice for argon2id, which is this library's kind unless told otherwise.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const OBVIOUS = new Set([
  "password12",
  "password123",
  "password1234",
  "passwordpassword",
  "qwertyuiop",
  "qwerty12345",
  "iloveyou123",
  "letmein1234",
  "hearthhearth",
]);

/**
 * Hashes a password that a person has chosen.
 *
 * @throws DomainError `invalid`: `password_short`, `password_long`, `password_obvious`
 */
export async function hashPassword(password: string, identifier: Identifier): Promise<string> {
  const chosen = password.normalize("NFKC");
  const length = [...chosen].length;
  if (length < PASSWORD_MIN) {
    throw new DomainError("invalid", "password_short", `Choose at least ${PASSWORD_MIN} characters.`);
  }
  if (length > PASSWORD_MAX) {
    throw new DomainError("invalid", "password_long", `Choose at most ${PASSWORD_MAX} characters.`);
  }
  if (isObvious(chosen.toLowerCase(), identifier)) {
    throw new DomainError("invalid", "password_obvious", "This password is too easy to guess.");
  }
  return hash(chosen, COST);
}

/**
 * Whether it is the password behind the hash. Costs the same where there is no hash:
 * the time of an answer must not tell whether an account exists.
 */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password.normalize("NFKC"));
  return matches && Boolean(stored);
}

/** The hash of a random value that nobody has kept, at the same cost. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$8cy2L2Eb2jkSw40D7VUbRw$5GLRsEAlbDhkpkUbiGB4gtQKvwdYaMT5WaVuRoQQK4g";

function isObvious(password: string, { value }: Identifier): boolean {
  const isOwnAddress = password === value || password === value.split("@")[0];
  const isOneCharacter = new Set(password).size < 3;
  return isOwnAddress || isOneCharacter || OBVIOUS.has(password) || isRun(password);
}

/** 1234567890, abcdefghij, and the same backwards. */
function isRun(password: string): boolean {
  const steps = [...password].slice(1).map((char, at) => char.charCodeAt(0) - password.charCodeAt(at));
  return steps.every((step) => step === steps[0] || step === -9) && Math.abs(steps[0] ?? 0) === 1;
}
