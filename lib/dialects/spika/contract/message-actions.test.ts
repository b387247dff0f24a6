import { describe, expect, test } from "vitest";
import * as pin from "@/app/api/messenger/messages/[id]/pin/route";
import * as restore from "@/app/api/messenger/messages/[id]/restore/route";
import * as revisions from "@/app/api/messenger/messages/[id]/revisions/route";
import * as one from "@/app/api/messenger/messages/[id]/route";
import * as save from "@/app/api/messenger/messages/[id]/save/route";
import * as unpin from "@/app/api/messenger/messages/[id]/unpin/route";
import * as unsave from "@/app/api/messenger/messages/[id]/unsave/route";
import * as pinned from "@/app/api/messenger/messages/roomId/[roomId]/pinned/route";
import * as list from "@/app/api/messenger/messages/roomId/[roomId]/route";
import * as messages from "@/app/api/messenger/messages/route";
import * as saved from "@/app/api/messenger/messages/saved/route";
import * as search from "@/app/api/messenger/messages/search/route";
import * as roomList from "@/app/api/messenger/room-list/route";
import { db } from "@/lib/db/client";
import type { Handler } from "@/lib/dialects/endpoint";
import type { RoomId } from "@/lib/domain/ids";
import { sweepDeletedContent } from "@/lib/domain/messages/restore-message";
import { roomChannel, userChannel } from "@/lib/realtime/channels";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";

const say = async (user: TestUser, roomId: RoomId, text: string) =>
  (await call(messages.POST, { token: user.token, body: { roomId, type: "text", body: { text } } })).json.data
    .message;

const act = (handler: Handler, user: TestUser, id: number, body: object = {}) =>
  call(handler, { token: user.token, params: { id: String(id) }, body });

const edit = (user: TestUser, id: number, text: string) =>
  call(one.PUT, { token: user.token, method: "PUT", params: { id: String(id) }, body: { text } });

const remove = (user: TestUser, id: number, target = "all") =>
  call(one.DELETE, { token: user.token, method: "DELETE", params: { id: String(id) }, query: { target } });

const listed = async (user: TestUser, roomId: RoomId) =>
  (await call(list.GET, { token: user.token, params: { roomId: String(roomId) } })).json.data.list;

const pins = async (user: TestUser, roomId: RoomId) =>
  (await call(pinned.GET, { token: user.token, params: { roomId: String(roomId) } })).json.data.list;

const unreadOf = async (user: TestUser, roomId: RoomId) =>
  (await call(roomList.GET, { token: user.token })).json.data.rooms.find(
    (room: { id: number }) => room.id === roomId,
  ).unreadCount;

async function aTalk() {
  const [ana, ben] = [await aUser(), await aUser("Ben")];
  const roomId = await aRoom([ana, ben]);
  return { ana, ben, roomId };
}

describe("pins (native)", () => {
  test("a member pins for everybody: the row says so, the room tells, the list has it", async () => {
    const { ana, ben, roomId } = await aTalk();
    const message = await say(ana, roomId, "The address is Main Street 1");
    const answer = await act(pin.POST, ben, message.id);
    expect(answer.json.data.message).toMatchObject({ id: message.id, pinnedAt: expect.any(Number) });
    expect(answer.json.data.message.modifiedAt).toBe(message.modifiedAt);
    const [told, original] = await listed(ana, roomId);
    expect(told).toMatchObject({
      type: "system",
      body: { type: "pinned_message", text: "Ben pinned a message", objectIds: [message.id] },
    });
    expect(original.pinnedAt).toBe(answer.json.data.message.pinnedAt);
    expect(await pins(ana, roomId)).toMatchObject([{ id: message.id, saved: false }]);
  });

  test("repeating it says nothing twice; taking it away is quiet", async () => {
    const { ana, roomId } = await aTalk();
    const message = await say(ana, roomId, "one");
    for (const handler of [pin.POST, pin.POST, unpin.POST, unpin.POST]) await act(handler, ana, message.id);
    const now = await listed(ana, roomId);
    expect(now).toHaveLength(2);
    expect(now[1]).not.toHaveProperty("pinnedAt");
    expect(await pins(ana, roomId)).toEqual([]);
  });

  test("the last pin comes first; what is deleted or hidden is left out", async () => {
    const { ana, ben, roomId } = await aTalk();
    const said = [await say(ana, roomId, "1"), await say(ana, roomId, "2"), await say(ana, roomId, "3")];
    for (const { id } of said) await act(pin.POST, ana, id);
    await remove(ana, said[0].id);
    await remove(ben, said[1].id, "user");
    expect((await pins(ana, roomId)).map(({ id }: { id: number }) => id)).toEqual([said[2].id, said[1].id]);
    expect((await pins(ben, roomId)).map(({ id }: { id: number }) => id)).toEqual([said[2].id]);
  });

  test.each([
    ["what is deleted", 404, "No message found"],
    ["what the system tells", 400, "This message can't be pinned"],
    ["one too many", 400, "A room has at most 100 pinned messages"],
  ])("%s is refused", async (what, status, sentence) => {
    const { ana, roomId } = await aTalk();
    const message = await say(ana, roomId, "one");
    if (what === "what is deleted") await remove(ana, message.id);
    if (what === "what the system tells")
      await db().message.update({ where: { id: message.id }, data: { type: "system" } });
    if (what === "one too many")
      await db().message.createMany({
        data: Array.from({ length: 100 }, (_, n) => ({
          ...{ roomId, seq: n + 2, senderId: ana.id, localId: `pin-${n}`, type: "text", body: {} },
          pinnedAt: new Date(),
        })),
      });
    const { status: answered, json } = await act(pin.POST, ana, message.id);
    expect([answered, json.message]).toEqual([status, sentence]);
  });

  test("everybody in the room hears of it", async () => {
    const { ana, ben, roomId } = await aTalk();
    const { listen } = await liveParts();
    const { heard } = await listen(ben, [roomChannel(roomId)]);
    const message = await say(ana, roomId, "one");
    await act(pin.POST, ana, message.id);
    await expect
      .poll(() => heard)
      .toContainEqual(
        expect.objectContaining({
          name: "message.updated",
          data: expect.objectContaining({
            message: expect.objectContaining({ pinnedAt: expect.any(Number) }),
          }),
        }),
      );
  });
});

describe("saved messages (native)", () => {
  test("are the saver's alone, and marked as saved in their lists", async () => {
    const { ana, ben, roomId } = await aTalk();
    const [first, second] = [await say(ana, roomId, "1"), await say(ana, roomId, "2")];
    expect((await act(save.POST, ben, first.id)).json.data).toEqual({ messageId: first.id, saved: true });
    await act(save.POST, ben, second.id);
    await act(save.POST, ben, second.id);
    const { json } = await call(saved.GET, { token: ben.token });
    expect(json.data).toMatchObject({
      list: [
        { message: { id: second.id, saved: true }, savedAt: expect.any(Number) },
        { message: { id: first.id } },
      ],
      users: [{ id: ana.id }],
      nextCursor: null,
    });
    expect((await listed(ben, roomId)).map((message: { saved: boolean }) => message.saved)).toEqual([
      true,
      true,
    ]);
    expect((await listed(ana, roomId)).map((message: { saved: boolean }) => message.saved)).toEqual([
      false,
      false,
    ]);
    await act(unsave.POST, ben, second.id);
    expect((await call(saved.GET, { token: ben.token })).json.data.list).toHaveLength(1);
  });

  test("come in pages without gaps, though many were saved at one moment", async () => {
    const { ana, roomId } = await aTalk();
    const { id: userId } = ana;
    await db().message.createMany({
      data: Array.from({ length: 120 }, (_, n) => ({
        ...{ roomId, seq: n + 1, senderId: userId, localId: `m-${n}`, type: "text", body: { text: "x" } },
      })),
    });
    const made = await db().message.findMany({ where: { roomId }, orderBy: { id: "asc" } });
    const createdAt = new Date();
    await db().savedMessage.createMany({
      data: made.map(({ id }) => ({ userId, messageId: id, createdAt })),
    });
    const seen: number[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { json } = await call(saved.GET, { token: ana.token, query: cursor ? { cursor } : {} });
      seen.push(...json.data.list.map(({ message }: { message: { id: number } }) => message.id));
      cursor = json.data.nextCursor;
    }
    expect(seen).toEqual(made.map(({ id }) => id).reverse());
  });

  test("leave the list when they are deleted, or their room is left", async () => {
    const { ana, ben, roomId } = await aTalk();
    const [first, second] = [await say(ana, roomId, "1"), await say(ana, roomId, "2")];
    for (const { id } of [first, second]) await act(save.POST, ben, id);
    await remove(ana, second.id);
    expect((await call(saved.GET, { token: ben.token })).json.data.list).toHaveLength(1);
    await db().member.deleteMany({ where: { roomId, userId: ben.id } });
    expect((await call(saved.GET, { token: ben.token })).json.data.list).toEqual([]);
    expect((await act(unsave.POST, ben, first.id)).status).toBe(404);
  });

  test("tell one's other screens, and nobody else's", async () => {
    const { ana, ben, roomId } = await aTalk();
    const message = await say(ana, roomId, "one");
    const { listen } = await liveParts();
    const { heard } = await listen(ben, [userChannel(ben.id), roomChannel(roomId)]);
    await act(save.POST, ben, message.id);
    await expect.poll(() => heard.map(({ name }) => name)).toEqual(["saved.changed"]);
    expect(heard[0]).toMatchObject({
      channel: userChannel(ben.id),
      data: { roomId, messageId: message.id, saved: true },
    });
  });
});

describe("revisions (native)", () => {
  test("tell what a message said, and from when on", async () => {
    const { ana, ben, roomId } = await aTalk();
    const message = await say(ana, roomId, "frist");
    await edit(ana, message.id, "first");
    const { json } = await edit(ana, message.id, "the first");
    expect(json.data.message.editedAt).toBe(json.data.message.modifiedAt);
    const answer = await call(revisions.GET, { token: ben.token, params: { id: String(message.id) } });
    const { list: versions } = answer.json.data;
    expect(versions.map(({ body }: { body: { text: string } }) => body.text)).toEqual([
      "frist",
      "first",
      "the first",
    ]);
    expect(versions[0]).toMatchObject({ editorId: ana.id, createdAt: message.createdAt });
    const times = versions.map(({ createdAt }: { createdAt: number }) => createdAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("of what is deleted, or hidden from oneself, are unknown", async () => {
    const { ana, ben, roomId } = await aTalk();
    const [first, second] = [await say(ana, roomId, "1"), await say(ana, roomId, "2")];
    await remove(ana, first.id);
    await remove(ben, second.id, "user");
    for (const { id } of [first, second]) {
      const { status, json } = await call(revisions.GET, { token: ben.token, params: { id: String(id) } });
      expect([status, json.message]).toEqual([404, "No message found"]);
    }
  });
});

describe("taking back a deletion (native)", () => {
  test("the words, the edits and the place in search come back, and it is unread again", async () => {
    const { ana, ben, roomId } = await aTalk();
    const message = await say(ana, roomId, "walnut");
    await edit(ana, message.id, "walnut bread");
    await remove(ana, message.id);
    expect(await unreadOf(ben, roomId)).toBe(0);
    expect((await listed(ben, roomId))[0].body).toEqual({ text: "Deleted message" });

    const { json } = await act(restore.POST, ana, message.id);
    expect(json.data.message).toMatchObject({ deleted: false, body: { text: "walnut bread" } });
    expect(await unreadOf(ben, roomId)).toBe(1);
    expect((await listed(ben, roomId))[0]).toMatchObject({ deleted: false, body: { text: "walnut bread" } });
    const found = await call(search.GET, { token: ben.token, query: { roomId, keyword: "walnut" } });
    expect(JSON.stringify(found.json.data)).toContain("walnut bread");
    const kept = await call(revisions.GET, { token: ben.token, params: { id: String(message.id) } });
    expect(kept.json.data.list).toHaveLength(2);
  });

  test("to others the words are gone meanwhile, and for good after two minutes", async () => {
    const { ana, ben, roomId } = await aTalk();
    const message = await say(ana, roomId, "walnut");
    await edit(ana, message.id, "chestnut");
    await remove(ana, message.id);
    expect((await act(restore.POST, ben, message.id)).status).toBe(403);
    await db().deletedContent.updateMany({ data: { createdAt: new Date(Date.now() - 121_000) } });
    const late = await act(restore.POST, ana, message.id);
    expect([late.status, late.json.message]).toEqual([409, "The message is gone for good"]);
    await sweepDeletedContent();
    const where = { messageId: message.id };
    expect(await db().deletedContent.count({ where })).toBe(0);
    expect(await db().messageRevision.count({ where })).toBe(0);
  });

  test("of what is not deleted changes and announces nothing", async () => {
    const { ana, roomId } = await aTalk();
    const message = await say(ana, roomId, "one");
    const { json } = await act(restore.POST, ana, message.id);
    expect(json.data.message).toMatchObject({ modifiedAt: message.modifiedAt, deleted: false });
  });

  test("the room hears of it as of a change, marked as restored", async () => {
    const { ana, ben, roomId } = await aTalk();
    const message = await say(ana, roomId, "one");
    await remove(ana, message.id);
    const { listen } = await liveParts();
    const { heard } = await listen(ben, [roomChannel(roomId)]);
    await act(restore.POST, ana, message.id);
    await expect.poll(() => heard).toMatchObject([{ name: "message.updated", data: { restored: true } }]);
  });
});
