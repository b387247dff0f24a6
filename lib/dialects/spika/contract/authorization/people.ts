import { hashToken, randomKey } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";

/** Who comes, seen from a group; nobody but the last three is a member of it. */
export const ROLES = [
  /** Has an account, and nothing to do with anybody. */
  "stranger",
  /** Was a member, and said something there. */
  "removed",
  /** A contact of the admin's, and a member of another room of theirs. */
  "colleague",
  /** Administers the workspace, not the room. */
  "workspaceAdmin",
  /** The other one of the private rooms, whom the admin has blocked. */
  "blocked",
  /** A member since half of it was said. */
  "newcomer",
  "member",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

export type Person = TestUser & {
  role: Role;
  /** A room that nobody else is in, and a message in it. */
  ownRoomId: number;
  ownMessageId: number;
};
export type People = Record<Role, Person>;

/** What stands in the admin's profile; for contacts and whoever shares a room with them. */
export const PLANTED_MAIL = "planted0xmailx@hearth.test";

export async function plantPeople(): Promise<People> {
  const people = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await aPerson(role)] as const)),
  ) as People; // one of each role
  const { admin, member, colleague, blocked } = people;
  await aRoom([colleague, admin, member], { name: "Lounge" });
  await db().contact.createMany({
    data: [
      { userId: admin.id, contactId: colleague.id },
      { userId: colleague.id, contactId: admin.id },
    ],
  });
  await db().block.create({ data: { userId: admin.id, blockedId: blocked.id } });
  return people;
}

async function aPerson(role: Role): Promise<Person> {
  const user = await aUser(`The ${role}`, {
    isWorkspaceAdmin: role === "workspaceAdmin",
    emailAddress: role === "admin" ? PLANTED_MAIL : undefined,
  });
  const ownRoomId = await aRoom([user], { name: "Alone" });
  const { id } = await db().message.create({
    data: {
      roomId: ownRoomId,
      seq: 1,
      senderId: user.id,
      localId: "own",
      type: "text",
      body: { text: "Mine" },
    },
  });
  await db().room.update({ where: { id: ownRoomId }, data: { lastSeq: 1, countedTotal: 1 } });
  return { ...user, role, ownRoomId, ownMessageId: id };
}

/** What is sent as a token and is none, or no longer. */
export async function plantBadTokens(): Promise<{ expired: string; unverified: string }> {
  const unproven = await db().user.create({ data: { displayName: "Unproven", verified: false } });
  // Somebody who does not come: whoever ends all of their sessions would end this one too.
  const expired = await aToken((await aUser("Away")).id, new Date(0));
  return { expired, unverified: await aToken(unproven.id, null) };
}

async function aToken(userId: number, tokenExpiredAt: Date | null): Promise<string> {
  const token = randomKey();
  const tokenHash = new Uint8Array(hashToken(token));
  await db().device.create({ data: { userId, deviceId: randomKey(12), tokenHash, tokenExpiredAt } });
  return token;
}
