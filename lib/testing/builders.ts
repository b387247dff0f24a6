import { hashToken, randomKey } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { DeviceId, RoomId, UserId } from "@/lib/domain/ids";

/** A person with a signed-in device. */
export type TestUser = { id: UserId; name: string; token: string; actor: Actor };

/** A verified person with a device and its token. */
export async function aUser(
  name = "Ana",
  data: { isWorkspaceAdmin?: boolean; emailAddress?: string } = {},
): Promise<TestUser> {
  const user = await db().user.create({ data: { displayName: name, verified: true, ...data } });
  const token = randomKey(22);
  const device = await db().device.create({
    data: { userId: user.id, deviceId: randomKey(12), tokenHash: new Uint8Array(hashToken(token)) },
  });
  const id = user.id as UserId; // brands are names for the compiler
  return { id, name, token, actor: { userId: id, deviceId: device.id as DeviceId, via: "device" } };
}

/** One more device of somebody, signed in. */
export async function aDevice(userId: UserId): Promise<DeviceId> {
  const tokenHash = new Uint8Array(hashToken(randomKey(22)));
  const device = await db().device.create({ data: { userId, deviceId: randomKey(12), tokenHash } });
  return device.id as DeviceId;
}

/** A room with these members, the first of them its admin. */
export async function aRoom(
  members: TestUser[],
  data: { name?: string; type?: string; visibility?: string } = {},
): Promise<RoomId> {
  const [first, second] = members;
  const isPair = data.type === "private" && first && second;
  const room = await db().room.create({
    data: {
      name: "Team",
      type: "group",
      ...data,
      createdById: first?.id,
      peopleCount: members.length,
      pairKey: isPair ? [first.id, second.id].sort((a, b) => a - b).join(":") : null,
      members: { create: members.map((member, index) => ({ userId: member.id, isAdmin: index === 0 })) },
    },
  });
  return room.id as RoomId;
}
