import { describe, expect, test, vi } from "vitest";
import * as auth from "@/app/api/realtime/auth/route";
import * as userAuth from "@/app/api/realtime/user-auth/route";
import { hashToken } from "@/lib/crypto/secrets";
import { editMessage } from "@/lib/domain/messages/edit-message";
import { postByKey } from "@/lib/domain/messages/post-by-key";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { react } from "@/lib/domain/reactions/react";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import { updateRoom } from "@/lib/domain/rooms/update-room";
import { roomChannel, userChannel } from "@/lib/realtime/channels";
import { announceTyping } from "@/lib/realtime/typing";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";

async function aTalk() {
  const [ana, ben] = [await aUser(), await aUser("Ben")];
  return { ana, ben, roomId: await aRoom([ana, ben]) };
}

describe("live events", () => {
  test("bring a message posted by key to every member who listens, named by its room's seq", async () => {
    const { ana, ben, roomId } = await aTalk();
    const { key, botId } = await anApiKey(roomId, ana.id);
    const { listen } = await liveParts();
    const ears = await Promise.all([ana, ben].map((user) => listen(user, [roomChannel(roomId)])));
    await postByKey(hashToken(key), { roomId, body: { text: "Deployed" } });
    for (const { heard } of ears) {
      await vi.waitFor(() => expect(heard).toHaveLength(1));
      expect(heard[0]).toMatchObject({
        name: "message.created",
        data: { roomId, seq: 1, message: { fromUserId: botId, body: { text: "Deployed" }, seq: 1 } },
      });
      expect(heard[0]?.data.eventId).toEqual(expect.any(String));
    }
  });

  test("come in the order of seq", async () => {
    const { ana, ben, roomId } = await aTalk();
    const { listen } = await liveParts();
    const { heard } = await listen(ben, [roomChannel(roomId)]);
    const texts = Array.from({ length: 100 }, (_, n) => `${n}`);
    await Promise.all(texts.map((text) => sendMessage(ana.actor, { roomId, type: "text", body: { text } })));
    await vi.waitFor(() => expect(heard).toHaveLength(100));
    expect(heard.map(({ data }) => data.seq)).toEqual(texts.map((_, index) => index + 1));
  });

  test("name a message that is too large for one event, and leave it to be fetched", async () => {
    const { ana, ben, roomId } = await aTalk();
    const { listen } = await liveParts();
    const { heard } = await listen(ben, [roomChannel(roomId)]);
    const { id } = await sendMessage(ana.actor, { roomId, type: "text", body: { text: "ä".repeat(9_000) } });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]?.data).toMatchObject({ roomId, seq: 1, messageId: id, truncated: true });
  });

  test("tell of edits, reactions, receipts, unread counts and typing", async () => {
    const { ana, ben, roomId } = await aTalk();
    const { listen, relay } = await liveParts();
    const { heard } = await listen(ben, [roomChannel(roomId), userChannel(ben.id)]);
    const { id } = await sendMessage(ana.actor, { roomId, type: "text", body: { text: "one" } });
    await editMessage(ana.actor, id, { text: "two" });
    const { id: reactionId } = await react(ana.actor, id, "👍");
    await markSeen(ben.actor, roomId);
    await relay.settle();
    await announceTyping(ana.actor, roomId);
    await announceTyping(ana.actor, roomId);
    await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain("typing"));
    expect(heard.map(({ name }) => name).sort()).toEqual([
      "message.created",
      "message.updated",
      "reaction.changed",
      "receipt.changed",
      "typing",
      "unread.changed",
    ]);
    const by = Object.fromEntries(heard.map(({ name, data }) => [name, data]));
    expect(by["message.updated"]).toMatchObject({ message: { body: { text: "two" } }, seq: 1 });
    const messageRecord = {
      id: reactionId,
      type: "reaction",
      reaction: "👍",
      userId: ana.id,
      isDeleted: false,
    };
    expect(by["reaction.changed"]).toMatchObject({ messageId: id, messageRecord, roomId, seq: 1 });
    expect(by["receipt.changed"]).toMatchObject({ userId: ben.id, seenSeq: 1, deliveredSeq: 1 });
    expect(by["unread.changed"]).toMatchObject({ roomId, unreadCount: 0, mentionCount: 0 });
    expect(by.typing).toMatchObject({ userId: ana.id });
  });

  test("a removed member hears that it is over, is cut off, and cannot listen again", async () => {
    const { ana, ben, roomId } = await aTalk();
    const { listen } = await liveParts();
    const { client, heard } = await listen(ben, [roomChannel(roomId), userChannel(ben.id)]);
    const cutOff = new Promise((resolve) => client.connection.bind("disconnected", resolve));
    await updateRoom(ana.actor, roomId, { members: { removeUserIds: [ben.id] } });
    await cutOff;
    expect(heard.map(({ name }) => name)).toContain("room.removed");
    await expect(listen(ben, [roomChannel(roomId)])).rejects.toThrow("refused");
  });
});

describe("POST /api/realtime/auth", () => {
  test("signs the caller's channels in one request, and none that are foreign, unknown or asked for twice", async () => {
    const { ana, ben, roomId } = await aTalk();
    const foreign = await aRoom([ben]);
    const own = [roomChannel(roomId), userChannel(ana.id)];
    const others = [
      roomChannel(foreign),
      userChannel(ben.id),
      "presence-room-1",
      "private-room-01",
      "private-room-x",
      "",
    ];
    const twice = await aRoom([ana]);
    const answer = await call(auth.POST, {
      token: ana.token,
      body: {
        socket_id: "12.34",
        channel_names: [...own, ...others, roomChannel(twice), roomChannel(twice)],
      },
    });
    expect(answer.status).toBe(200);
    const signed = answer.json.auth;
    for (const name of own) expect(signed[name]).toMatch(/^[0-9a-f]{20}:[0-9a-f]{64}$/);
    for (const name of [...others, roomChannel(twice)]) expect(signed[name]).toBeNull();
  });

  test("takes the form that pusher-js sends, and answers 403 for another's channel", async () => {
    const { ana, ben, roomId } = await aTalk();
    const ask = (channel: string) =>
      call(auth.POST, {
        token: ana.token,
        body: new URLSearchParams({ socket_id: "12.34", channel_name: channel }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    expect((await ask(roomChannel(roomId))).json.auth).toMatch(/:/);
    expect((await ask(userChannel(ben.id))).status).toBe(403);
  });

  test.each(["1.1:private-user-2", "x", "", "1.1\n"])("refuses %j as a socket's id", async (socketId) => {
    const { ana, roomId } = await aTalk();
    const body = { socket_id: socketId, channel_name: roomChannel(roomId) };
    expect((await call(auth.POST, { token: ana.token, body })).status).toBe(403);
    const many = { socket_id: socketId, channel_names: [roomChannel(roomId)] };
    expect((await call(auth.POST, { token: ana.token, body: many })).status).toBe(403);
  });

  test("answers 401 without a session or token", async () => {
    const body = { socket_id: "1.1", channel_name: "private-room-1" };
    expect((await call(auth.POST, { body })).status).toBe(401);
    expect((await call(userAuth.POST, { body })).status).toBe(401);
  });

  test("signs the caller in as themselves", async () => {
    const { ana } = await aTalk();
    const answer = await call(userAuth.POST, { token: ana.token, body: { socket_id: "1.1" } });
    expect(JSON.parse(answer.json.user_data)).toMatchObject({ id: String(ana.id) });
  });
});
