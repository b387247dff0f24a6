import { findAccount } from "@/lib/domain/accounts/find-account";
import { parseIdentifier } from "@/lib/domain/accounts/identifier";
import { isPassword } from "@/lib/domain/accounts/password";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import { PASSWORD_MAX } from "@/lib/domain/limits";
import { forgive, limit } from "@/lib/limits/limit";

const QUARTER = 900;

/**
 * Signs in by password. An unknown identifier, one without a password and a wrong password cost
 * the same work and get the same answer.
 *
 * @param input.address  the caller's network address
 * @throws DomainError `forbidden` (`wrong_password`), `rate_limited`
 */
export async function verifyPassword(input: {
  identifier: string;
  password: string;
  address: string;
}): Promise<UserId> {
  const identifier = parseIdentifier(input.identifier);
  const name = identifier?.value ?? "";
  // The narrow limit is for one guesser, so that nobody can lock another out; the wide ones are for many.
  const guesser = `${input.address} ${name}`;
  await limit("password-address", input.address, 300, QUARTER);
  await limit("password-guesser", guesser, 10, QUARTER);
  await limit("password-identifier", name, 100, 3600);

  const account = identifier && (await findAccount(identifier));
  const matches = await isPassword(account?.passwordHash, input.password.slice(0, PASSWORD_MAX * 4));
  if (!account || !matches) {
    throw new DomainError("forbidden", "wrong_password", "The address or the password is wrong.");
  }
  await forgive("password-guesser", guesser, 10, QUARTER);
  return account.userId;
}
