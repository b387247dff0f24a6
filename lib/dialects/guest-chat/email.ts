import { parseEmail } from "@/lib/domain/accounts/identifier";
import { DomainError } from "@/lib/domain/errors";

/** The stored form of an address. @throws DomainError `invalid`/"invalid_email" */
export function requireEmail(text: string): string {
  const email = parseEmail(text);
  if (!email) {
    throw new DomainError("invalid", "invalid_email", "The email field must be a valid email address.");
  }
  return email;
}
