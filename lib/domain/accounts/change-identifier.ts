import { db } from "@/lib/db/client";
import { type Identifier, requireIdentifier } from "@/lib/domain/accounts/identifier";
import { issueCode, takeCode } from "@/lib/domain/accounts/one-time-codes";
import { sendCode } from "@/lib/domain/accounts/send-code";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { User } from "@/lib/domain/users/types";
import { updateMe } from "@/lib/domain/users/update-me";
import { limit } from "@/lib/limits/limit";

const HOUR = 3600;

/**
 * Sends a code to an address or number that the actor wants to sign in by from now on.
 *
 * @returns the identifier in its stored form
 * @throws DomainError `invalid` ("invalid_identifier", "email_taken", "telephone_taken"); `rate_limited`: 5 an hour
 */
export async function proposeIdentifier(actor: Actor, text: string): Promise<Identifier> {
  const identifier = requireIdentifier(text);
  await limit("identifier-change", String(actor.userId), 5, HOUR);
  await limit("code-request", identifier.value, 5, HOUR);
  await requireFree(actor, identifier);
  const code = await issueCode("identifier", subjectOf(actor, identifier));
  sendCode(identifier, code);
  return identifier;
}

/**
 * Makes the address or number the actor's, since they have the code that was sent to it.
 *
 * @throws DomainError as `proposeIdentifier`; `forbidden`/"wrong_code"
 */
export async function confirmIdentifier(actor: Actor, text: string, code: string): Promise<User> {
  const identifier = requireIdentifier(text);
  await limit("identifier-try", String(actor.userId), 20, HOUR);
  if (!(await takeCode("identifier", subjectOf(actor, identifier), code)))
    throw new DomainError("forbidden", "wrong_code", "This code is wrong or no longer works.");
  const { kind, value } = identifier;
  return updateMe(actor, kind === "email" ? { emailAddress: value } : { telephoneNumber: value });
}

async function requireFree(actor: Actor, { kind, value }: Identifier): Promise<void> {
  const address = kind === "email" ? { emailAddress: value } : { telephoneNumber: value };
  const where = { ...address, id: { not: actor.userId } };
  if (!(await db().user.findFirst({ where, select: { id: true } }))) return;
  throw kind === "email"
    ? new DomainError("invalid", "email_taken", "User with that email exists")
    : new DomainError("invalid", "telephone_taken", "User with that telephoneNumber exists");
}

/** A code proves to this person alone that the address is theirs. */
function subjectOf({ userId }: Actor, { value }: Identifier): string {
  return `${userId}:${value}`;
}
