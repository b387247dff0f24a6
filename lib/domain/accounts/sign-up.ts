import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { createAccount, type NewAccount } from "@/lib/domain/accounts/create-account";
import { findAccount } from "@/lib/domain/accounts/find-account";
import { canSignUp, getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { type Identifier, requireIdentifier } from "@/lib/domain/accounts/identifier";
import { hashPassword } from "@/lib/domain/accounts/password";
import { proveIdentifier } from "@/lib/domain/accounts/verify-code";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { findInvitation } from "@/lib/domain/invites/find-invitation";
import { redeemWorkspaceInvite } from "@/lib/domain/invites/redeem-workspace-invite";
import { takeInviteUse } from "@/lib/domain/invites/take-use";
import { joinAsMember } from "@/lib/domain/members/join-as-member";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { limit } from "@/lib/limits/limit";

export type SignUp = {
  displayName: string;
  identifier: string;
  /** Left out: the account signs in by code alone. */
  password?: string;
  /** What the invite's link ends in. */
  inviteCode?: string;
  /** Without an invite: the code that was sent to the identifier. */
  code?: string;
  /** The caller's network address. */
  address: string;
};

export type SignedUp = {
  userId: UserId;
  /** The room that the invite led into. */
  roomId: RoomId | null;
};

/**
 * Makes an account: by an invite into the workspace or a room, which is joined at once; or, where
 * the workspace lets people sign up by themselves, by a code that proves the address. Whoever
 * proves an address that has an account already is signed in to it.
 *
 * @throws DomainError `not_found` (`invite_not_found`), `conflict` (`identifier_taken`), `forbidden`
 *   (`sign_up_closed`, `wrong_code`), `invalid` (as `requireIdentifier` and `hashPassword`; `password_missing`),
 *   `rate_limited`
 */
export async function signUp(input: SignUp): Promise<SignedUp> {
  await limit("sign-up", input.address, 100, 3600);
  return input.inviteCode === undefined ? signUpByCode(input) : signUpByInvite(input, input.inviteCode);
}

async function signUpByInvite(input: SignUp, inviteCode: string): Promise<SignedUp> {
  const invitation = await findInvitation(inviteCode);
  if (!invitation) throw inviteGone();
  const identifier = requireIdentifier(input.identifier);
  if (!input.password) {
    throw new DomainError("invalid", "password_missing", "Choose a password.");
  }
  const passwordHash = await hashPassword(input.password, identifier);
  const roomId = invitation.room?.id ?? null;
  const account = { displayName: input.displayName, identifier, passwordHash };
  const userId = await inTransaction((tx) => makeInvited(tx, { account, inviteCode, roomId }));
  return { userId, roomId };
}

/** The account, the invite's use and the membership come together or not at all. */
async function makeInvited(
  tx: Tx,
  { account, inviteCode, roomId }: { account: NewAccount; inviteCode: string; roomId: RoomId | null },
): Promise<UserId> {
  const userId = await createAccount(tx, account);
  if (roomId === null) {
    await redeemWorkspaceInvite(tx, inviteCode);
    return userId;
  }
  const room = await lockRoom(tx, roomId);
  if (!room || room.deletedAt || !(await takeInviteUse(tx, inviteCode, "room"))) throw inviteGone();
  await joinAsMember(tx, { userId, deviceId: null, via: "session" }, room);
  return userId;
}

async function signUpByCode(input: SignUp): Promise<SignedUp> {
  requireOpen(await getWorkspace(), requireIdentifier(input.identifier));
  const passwordHash = input.password
    ? await hashPassword(input.password, requireIdentifier(input.identifier))
    : null;
  // After the password: a code is used up by looking, and a password may take several tries.
  const identifier = await proveIdentifier({ ...input, code: input.code ?? "" });
  const known = await findAccount(identifier);
  if (known) return { userId: known.userId, roomId: null };
  const { displayName } = input;
  const userId = await inTransaction((tx) => createAccount(tx, { displayName, identifier, passwordHash }));
  return { userId, roomId: null };
}

function requireOpen(workspace: Parameters<typeof canSignUp>[0], identifier: Identifier): void {
  if (canSignUp(workspace, identifier)) return;
  throw new DomainError(
    "forbidden",
    "sign_up_closed",
    "This address cannot make an account without an invite.",
  );
}

function inviteGone(): DomainError {
  return new DomainError("not_found", "invite_not_found", "This invite no longer works. Ask for a new one.");
}
