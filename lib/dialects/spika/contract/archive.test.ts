import { beforeEach, describe, expect, test } from "vitest";
import { POST as postByKeyRoute } from "@/app/api/messaging/messages/route";
import { POST as react } from "@/app/api/messenger/message-records/route";
import { PUT as editMessage } from "@/app/api/messenger/messages/[id]/route";
import { POST as send } from "@/app/api/messenger/messages/route";
import { POST as createNote } from "@/app/api/messenger/notes/roomId/[roomId]/route";
import { GET as roomList } from "@/app/api/messenger/room-list/route";
import { POST as archive } from "@/app/api/messenger/rooms/[id]/archive/route";
import { POST as leave } from "@/app/api/messenger/rooms/[id]/leave/route";
import { GET as getRoom, PUT as putRoom } from "@/app/api/messenger/rooms/[id]/route";
import { POST as typing } from "@/app/api/messenger/rooms/[id]/typing/route";
import { POST as unarchive } from "@/app/api/messenger/rooms/[id]/unarchive/route";
import { GET as publicRooms } from "@/app/api/messenger/rooms/public/route";
import { db } from "@/lib/db/client";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import type { RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben], { name: "Orchard" });
});

const inRoom = (user: TestUser, method = "POST") => ({
  token: user.token,
  method,
  params: { id: String(roomId), roomId: String(roomId) },
});
const says = (user: TestUser, text: string) =>
  call(send, { token: user.token, body: { roomId, type: "text", body: { text } } });

describe("native: archived rooms", () => {
  test("an admin archives a room and brings it back; both are told once", async () => {
    const { room } = dataOf(await call(archive, inRoom(ana)), roomAnswer);
    expect(room).toMatchObject({ id: roomId, archivedAt: expect.any(Number) });
    const again = dataOf(await call(archive, inRoom(ana)), roomAnswer).room;
    expect(again).toMatchObject({ archivedAt: room.archivedAt, lastSeq: room.lastSeq });
    const back = dataOf(await call(unarchive, inRoom(ana)), roomAnswer).room;
    expect(back).not.toHaveProperty("archivedAt");
    const told = await db().message.findMany({ where: { roomId }, orderBy: { seq: "asc" } });
    expect(told.map(({ body }) => body)).toMatchObject([
      { type: "archived_group", text: "Ana archived the room" },
      { type: "unarchived_group", text: "Ana brought the room back" },
    ]);
  });

  test("nobody writes or changes anything in it, each API in its words", async () => {
    const { id } = await sendMessage(ana.actor, { roomId, type: "text", body: { text: "before" } });
    const { key } = await anApiKey(roomId, ana.id);
    await call(archive, inRoom(ana));
    expectError(await says(ana, "after"), 403, "Chat is archived");
    expectError(await says(ben, "after"), 403, "Chat is archived");
    const edit = { token: ana.token, method: "PUT", params: { id: String(id) }, body: { text: "changed" } };
    expectError(await call(editMessage, edit), 403, "Chat is archived");
    const reaction = { messageId: id, type: "reaction", reaction: "👍" };
    expectError(await call(react, { token: ben.token, body: reaction }), 403, "Chat is archived");
    const note = { ...inRoom(ben), body: { title: "Late", content: "Too late" } };
    expectError(await call(createNote, note), 403, "Chat is archived");
    expectError(await call(typing, { ...inRoom(ben), body: {} }), 403, "Chat is archived");
    const rename = { ...inRoom(ana, "PUT"), body: { name: "Renamed" } };
    expectError(await call(putRoom, rename), 403, "Chat is archived");
    const posted = await call(postByKeyRoute, {
      token: key,
      body: { roomId, type: "text", body: { text: "by key" } },
    });
    expect(posted).toMatchObject({ status: 403, json: { message: "Room is archived" } });
    expect(await db().message.count({ where: { roomId, type: "text" } })).toBe(1);

    await call(unarchive, inRoom(ana));
    expect((await says(ben, "again")).status).toBe(200);
  });

  test("its members still read it, see that it is archived, and may leave", async () => {
    await call(archive, inRoom(ana));
    expect((await call(getRoom, inRoom(ben, "GET"))).json.data.room.archivedAt).toEqual(expect.any(Number));
    const { rooms } = (await call(roomList, { token: ben.token })).json.data;
    expect(rooms).toMatchObject([{ id: roomId, archivedAt: expect.any(Number) }]);
    expect((await call(leave, { ...inRoom(ben), body: {} })).status).toBe(200);
  });

  test("it is not among the public rooms", async () => {
    await db().room.update({ where: { id: roomId }, data: { visibility: "public", name: `Fair ${roomId}` } });
    const names = async () =>
      (await call(publicRooms, { token: ben.token, query: { keyword: `Fair ${roomId}` } })).json.data.count;
    expect(await names()).toBe(1);
    await call(archive, inRoom(ana));
    expect(await names()).toBe(0);
  });

  test("other members, strangers and private rooms", async () => {
    const cleo = await aUser("Cleo");
    for (const handler of [archive, unarchive]) {
      expectError(await call(handler, inRoom(ben)), 403, "Forbidden");
      expectError(await call(handler, inRoom(cleo)), 403, "Forbidden");
      const unknown = { token: ana.token, method: "POST", params: { id: "2000000000" } };
      expectError(await call(handler, unknown), 404, "Not found");
      const pair = await aRoom([ana, await aUser("Dan")], { type: "private" });
      const ofPair = { token: ana.token, method: "POST", params: { id: String(pair) } };
      expectError(await call(handler, ofPair), 403, "Can't archive private room");
    }
  });
});
