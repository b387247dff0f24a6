import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/domain/errors";
import { acceptInvite } from "@/lib/domain/invites/accept-invite";
import { createRoomInvite } from "@/lib/domain/invites/create-invite";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { createRoom } from "@/lib/domain/rooms/create-room";
import { joinRoom } from "@/lib/domain/rooms/join-room";
import { leaveRoom } from "@/lib/domain/rooms/leave-room";
import { updateRoom } from "@/lib/domain/rooms/update-room";
import { aRoom, aUser } from "@/lib/testing/builders";

/** How each of several attempts at once ended: "ok", or the reason of the refusal. */
async function outcomes(attempts: Array<Promise<unknown>>): Promise<string[]> {
  const settled = await Promise.allSettled(attempts);
  return settled
    .map((result) => {
      if (result.status === "fulfilled") return "ok";
      if (result.reason instanceof DomainError) return result.reason.reason;
      throw result.reason;
    })
    .sort();
}

const times = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

test("two who write to each other at once get one private room", async () => {
  for (let round = 0; round < 5; round += 1) {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const ends = await outcomes([
      createRoom(ana.actor, { userIds: [ben.id], adminUserIds: [] }),
      createRoom(ben.actor, { userIds: [ana.id], adminUserIds: [] }),
    ]);
    expect(ends).toEqual(["ok", "room_exists"]);
    expect(await db().member.count({ where: { userId: ana.id } })).toBe(1);
  }
});

test("an invite for three lets three of ten in", async () => {
  const ana = await aUser("Ana");
  const roomId = await aRoom([ana]);
  const { code, id } = await createRoomInvite(ana.actor, roomId, { maxUses: 3 });
  const guests = await Promise.all(times(10, (n) => aUser(`Guest ${n}`)));
  const ends = await outcomes(guests.map((guest) => acceptInvite(guest.actor, code)));
  expect(ends.filter((end) => end === "ok")).toHaveLength(3);
  expect(ends.filter((end) => end === "invite_not_found")).toHaveLength(7);
  expect(await db().invite.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 3 });
  expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 4 });
});

test("one guest who accepts five times at once is one member and one use", async () => {
  const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  const roomId = await aRoom([ana]);
  const { code, id } = await createRoomInvite(ana.actor, roomId, { maxUses: 1 });
  expect(await outcomes(times(5, () => acceptInvite(ben.actor, code)))).toEqual(times(5, () => "ok"));
  expect(await db().invite.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 1 });
  expect(await db().member.count({ where: { roomId } })).toBe(2);
});

test("of two last admins who leave at once one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
    const roomId = await aRoom([ana, ben, cleo]);
    await updateRoom(ana.actor, roomId, { members: { addAdminIds: [ben.id] } });
    const ends = await outcomes([leaveRoom(ana.actor, roomId), leaveRoom(ben.actor, roomId)]);
    expect(ends).toEqual(["no_successor", "ok"]);
    expect(await db().member.count({ where: { roomId, isAdmin: true } })).toBe(1);
  }
});

test("of two admins who take each other's rights at once one keeps them", async () => {
  const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  const roomId = await aRoom([ana, ben]);
  await updateRoom(ana.actor, roomId, { members: { addAdminIds: [ben.id] } });
  const ends = await outcomes([
    updateRoom(ana.actor, roomId, { members: { removeAdminIds: [ben.id] } }),
    updateRoom(ben.actor, roomId, { members: { removeAdminIds: [ana.id] } }),
  ]);
  expect(ends).toEqual(["not_admin", "ok"]);
  expect(await db().member.count({ where: { roomId, isAdmin: true } })).toBe(1);
});

test("counters hold while people post, come and go at once", async () => {
  const ana = await aUser("Ana");
  const roomId = await aRoom([ana], { visibility: "public" });
  const people = await Promise.all(times(8, (n) => aUser(`P${n}`)));
  const text = (n: number) =>
    sendMessage(ana.actor, { roomId, type: "text", body: { text: `message ${n}` } });
  const ends = await outcomes([
    ...times(20, text),
    ...people.map((person) => joinRoom(person.actor, roomId)),
    ...times(4, (n) => updateRoom(ana.actor, roomId, { name: `Name ${n}` })),
  ]);
  expect(ends).toEqual(times(32, () => "ok"));
  await outcomes([...people.slice(0, 3).map((person) => leaveRoom(person.actor, roomId)), ...times(5, text)]);

  const room = await db().room.findUniqueOrThrow({ where: { id: roomId } });
  const messages = await db().message.findMany({ where: { roomId }, orderBy: { seq: "asc" } });
  const members = await db().member.findMany({ where: { roomId } });
  expect(room).toMatchObject({ peopleCount: 6, countedTotal: 25, lastSeq: 32 });
  expect(messages.map(({ seq }) => seq)).toEqual(times(32, (n) => n + 1));
  expect(members).toHaveLength(6);
  for (const member of members) {
    const unread = messages.filter(
      ({ seq, type, senderId }) => seq > member.joinSeq && type === "text" && senderId !== member.userId,
    ).length;
    expect(room.countedTotal - member.readTotal).toBe(unread);
  }
});

test("times rise with seq, system messages among them", async () => {
  const ana = await aUser("Ana");
  const roomId = await aRoom([ana]);
  for (let n = 0; n < 10; n += 1) {
    await updateRoom(ana.actor, roomId, { name: `Name ${n}`, avatarFileId: BigInt(n + 1) });
    await sendMessage(ana.actor, { roomId, type: "text", body: { text: "x" } });
  }
  const unordered = await db().$queryRaw`
    SELECT 1 FROM message a JOIN message b ON b.room_id = a.room_id AND b.seq = a.seq + 1
    WHERE a.room_id = ${roomId} AND b.created_at <= a.created_at`;
  expect(unordered).toEqual([]);
  expect(await db().message.count({ where: { roomId } })).toBe(30);
});
