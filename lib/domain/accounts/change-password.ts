import { db } from "@/lib/db/client";
import { hashPassword, isPassword } from "@/lib/domain/accounts/password";
import { signOutElsewhere } from "@/lib/domain/accounts/sign-out";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { limit } from "@/lib/limits/limit";

/**
 * Sets the actor's password and signs their other devices out. Who has none yet (they signed up
 * by code) needs no current one.
 *
 * @throws DomainError `forbidden` (`wrong_password`), `invalid` (as `hashPassword`), `rate_limited`
 */
export async function changePassword(actor: Actor, input: { current: string; next: string }): Promise<void> {
  await limit("password-change", String(actor.userId), 10, 900);
  const user = await db().user.findUniqueOrThrow({ where: { id: actor.userId } });
  if (user.passwordHash && !(await isPassword(user.passwordHash, input.current))) {
    throw new DomainError("forbidden", "wrong_password", "The current password is wrong.");
  }
  const value = user.emailAddress ?? user.telephoneNumber ?? "";
  const passwordHash = await hashPassword(input.next, { kind: user.emailAddress ? "email" : "phone", value });
  await db().user.update({ where: { id: actor.userId }, data: { passwordHash } });
  await signOutElsewhere(actor);
}
