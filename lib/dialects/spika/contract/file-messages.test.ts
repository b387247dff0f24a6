import { beforeEach, describe, expect, test } from "vitest";
import { GET as getMe, PUT as putMe } from "@/app/api/messenger/me/route";
import { DELETE as deleteMessage } from "@/app/api/messenger/messages/[id]/route";
import { POST as forward } from "@/app/api/messenger/messages/forward/route";
import { GET as listMessages } from "@/app/api/messenger/messages/roomId/[roomId]/route";
import { POST as send } from "@/app/api/messenger/messages/route";
import { DELETE as deleteRoom, PUT as putRoom } from "@/app/api/messenger/rooms/[id]/route";
import { GET as download } from "@/app/api/upload/files/[id]/route";
import { db } from "@/lib/db/client";
import { messageFileSchema } from "@/lib/dialects/spika/schemas/file";
import type { RoomId } from "@/lib/domain/ids";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { aFile } from "@/lib/testing/files";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
let roomId: RoomId;

beforeEach(async () => {
  [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
  roomId = await aRoom([ana, ben]);
});

const post = (user: TestUser, body: object, more: object = {}) =>
  call(send, { token: user.token, body: { roomId, type: "image", body, ...more } });

async function sent(user: TestUser, body: object, more: object = {}) {
  const { status, json } = await post(user, body, more);
  expect(status).toBe(200);
  return json.data.message;
}

async function listed(user: TestUser, from: RoomId = roomId) {
  const { json } = await call(listMessages, { token: user.token, params: { roomId: String(from) } });
  return json.data.list;
}

async function canRead(user: TestUser, fileId: number): Promise<boolean> {
  const { status } = await call(download, { token: user.token, params: { id: String(fileId) } });
  return status === 200;
}

describe("2.5.1, 3.5.3 messages about a file", () => {
  test.each(["image", "video", "audio", "file"])(
    "%s: its file and thumbnail are told in every rendering",
    async (type) => {
      const fileId = await aFile(ana, Buffer.from("picture"), { metaData: { width: 1280, height: 960 } });
      const thumbId = await aFile(ana, Buffer.from("small"), {
        fileName: "small.jpg",
        metaData: { width: 256 },
      });
      const { listen, relay } = await liveParts();
      const { heard } = await listen(ben, [`private-room-${roomId}`]);

      const message = await sent(ana, { text: "Look", fileId, thumbId }, { type });
      const body = {
        text: "Look",
        fileId,
        thumbId,
        file: {
          id: fileId,
          fileName: "IMG_0042.jpg",
          mimeType: "image/jpeg",
          size: 7,
          metaData: { duration: 0, width: 1280, height: 960 },
        },
        thumb: expect.objectContaining({ id: thumbId, fileName: "small.jpg" }),
      };
      expect(message).toMatchObject({ type, body });
      messageFileSchema.strict().parse(message.body.file);
      messageFileSchema.strict().parse(message.body.thumb);
      expect((await listed(ben))[0].body).toEqual(body);

      await relay.settle();
      const created = () => heard.filter(({ name }) => name === "message.created");
      await expect.poll(() => created().map(({ data }) => data.message)).toMatchObject([{ type, body }]);
    },
  );

  test("sending it again with the same localId gives the same message and one set of files", async () => {
    const fileId = await aFile(ana);
    const first = await sent(ana, { fileId }, { localId: "once" });
    expect(await sent(ana, { fileId }, { localId: "once" })).toEqual(first);
    expect(await db().attachment.findMany()).toEqual(
      expect.arrayContaining([{ messageId: first.id, fileId: BigInt(fileId), roomId }]),
    );
    expect(await db().attachment.count({ where: { fileId } })).toBe(1);
  });

  test("what a client says of its file itself is not stored", async () => {
    const fileId = await aFile(ana);
    const { body } = await sent(ana, {
      fileId,
      file: { fileName: "lie" },
      thumb: { fileName: "lie" },
      mediaUrl: "x",
    });
    expect(body).toMatchObject({ fileId, mediaUrl: "x", file: { fileName: "IMG_0042.jpg" } });
    expect(body).not.toHaveProperty("thumb");
  });

  test("thumbId 0, null and absent are none", async () => {
    const fileId = await aFile(ana);
    for (const thumb of [{ thumbId: 0 }, { thumbId: null }, {}]) {
      expect((await sent(ana, { fileId, ...thumb })).body).not.toHaveProperty("thumb");
    }
  });

  test("400 fileId is missing", async () => {
    for (const body of [{}, { fileId: 0 }, { fileId: null }, { text: "hi" }]) {
      for (const type of ["image", "video", "audio", "file"]) {
        expectError(await post(ana, body, { type }), 400, "fileId is missing");
      }
    }
  });

  test("400 Invalid fileId, Invalid thumbId; ids of any size and kind", async () => {
    const fileId = await aFile(ana);
    for (const unknown of [1, -1, 1.5, 2 ** 60, 1e300, "abc", true, {}, [fileId, 2]]) {
      expectError(await post(ana, { fileId: unknown }), 400, "Invalid fileId");
      expectError(await post(ana, { fileId, thumbId: unknown }), 400, "Invalid thumbId");
    }
  });

  test("the errors come in the contract's order", async () => {
    expectError(await post(cleo, {}), 400, "Chat user not found");
    expectError(await post(ana, { fileId: 1, thumbId: 1 }, { replyId: 999_999 }), 400, "Invalid fileId");
    const fileId = await aFile(ana);
    expectError(await post(ana, { fileId, thumbId: 1 }, { replyId: 999_999 }), 400, "Invalid thumbId");
    expectError(await post(ana, { fileId }, { replyId: 999_999 }), 400, "there is no message with replyId");
    expectError(await post(ana, {}, { type: "poll" }), 400, "Invalid type");
    await call(deleteRoom, { token: ana.token, method: "DELETE", params: { id: String(roomId) } });
    expectError(await post(ana, {}), 403, "Chat is deleted");
  });

  test("a caption is a text with a text's limit, and may be empty", async () => {
    const fileId = await aFile(ana);
    expect((await sent(ana, { fileId, text: "" })).body.text).toBe("");
    expectError(await post(ana, { fileId, text: "x".repeat(16_385) }), 400, /16384/);
  });

  test("a reply quotes the picture, and a picture can be a reply", async () => {
    const fileId = await aFile(ana);
    const picture = await sent(ana, { fileId });
    const reply = await sent(ben, { text: "Nice" }, { type: "text", replyId: picture.id });
    expect(reply.body.referenceMessage).toMatchObject({
      id: picture.id,
      body: { fileId, file: { id: fileId } },
    });
    const answer = await sent(ana, { fileId }, { replyId: reply.id });
    expect(answer).toMatchObject({ replyId: reply.id, body: { referenceMessage: { id: reply.id } } });
  });

  test("nobody can be quoted with what they never said", async () => {
    const forged = { id: 1, fromUserId: ben.id, type: "text", body: { text: "I quit" } };
    const { body } = await sent(ana, { text: "See", referenceMessage: forged }, { type: "text" });
    expect(body).toEqual({ text: "See" });
  });
});

describe("Who may read a file", () => {
  test("its uploader, and those who may read a message with it", async () => {
    const fileId = await aFile(ana);
    expect([await canRead(ana, fileId), await canRead(ben, fileId)]).toEqual([true, false]);
    await sent(ana, { fileId });
    expect([await canRead(ben, fileId), await canRead(cleo, fileId)]).toEqual([true, false]);
  });

  test("a removed member may no longer, and who joins later not what was said before", async () => {
    const fileId = await aFile(ana);
    await sent(ana, { fileId });
    const change = (action: string, userIds: number[]) =>
      call(putRoom, {
        token: ana.token,
        method: "PUT",
        params: { id: String(roomId) },
        body: { action, userIds },
      });
    await change("removeGroupUsers", [ben.id]);
    await change("addGroupUsers", [cleo.id]);
    expect([await canRead(ben, fileId), await canRead(cleo, fileId)]).toEqual([false, false]);
    await db().room.update({ where: { id: roomId }, data: { visibility: "public" } });
    expect([await canRead(ben, fileId), await canRead(cleo, fileId)]).toEqual([false, true]);
  });

  test("nobody once its message is deleted for all, not by the plain URL either", async () => {
    const fileId = await aFile(ana);
    const { id } = await sent(ana, { fileId });
    const remove = { token: ana.token, method: "DELETE", params: { id: String(id) } };
    await call(deleteMessage, { ...remove, query: { target: "all" } });
    expect([await canRead(ana, fileId), await canRead(ben, fileId)]).toEqual([false, false]);
    expectError(await call(download, { params: { id: String(fileId) } }), 404, "Not found");
  });

  test("a file that one may not see cannot be sent to where one may", async () => {
    const fileId = await aFile(cleo);
    expectError(await post(ana, { fileId }), 400, "Invalid fileId");
    expectError(await post(ana, { fileId: await aFile(ana), thumbId: fileId }), 400, "Invalid thumbId");
  });

  test("a text that names a file, and a quote that a sender makes up, carry nothing", async () => {
    const fileId = await aFile(cleo);
    const forged = { type: "image", body: { fileId } };
    await sent(ana, { text: "x", fileId, referenceMessage: forged }, { type: "text" });
    const own = await sent(ana, { text: "y" }, { type: "text" });
    await sent(ana, { text: "x", fileId, referenceMessage: forged }, { type: "text", replyId: own.id });
    expect(await canRead(ana, fileId)).toBe(false);
    expect(await db().attachment.count({ where: { fileId } })).toBe(0);
  });

  test("those to whom it is forwarded, and those who see it quoted", async () => {
    const fileId = await aFile(ana);
    const picture = await sent(ana, { fileId });
    const other = await aRoom([ben, cleo]);
    const reply = await sent(ben, { text: "Nice" }, { type: "text", replyId: picture.id });
    const body = { roomIds: [other], userIds: [], messageIds: [reply.id] };
    expect((await call(forward, { token: ben.token, body })).status).toBe(200);
    expect(await canRead(cleo, fileId)).toBe(true);
    expect((await listed(cleo, other))[0].body.referenceMessage.body.file.id).toBe(fileId);
  });

  test("everybody, when its uploader shows it as their picture; nobody more, when another does", async () => {
    const [own, foreign] = [await aFile(ana), await aFile(cleo)];
    const show = (avatarFileId: number) =>
      call(putMe, { token: ana.token, method: "PUT", body: { avatarFileId } });
    await show(foreign);
    expect(await canRead(ana, foreign)).toBe(false);
    await show(own);
    expect(await canRead(cleo, own)).toBe(true);
    expect((await call(getMe, { token: ana.token })).json.data.user.avatarFileId).toBe(own);
  });
});
