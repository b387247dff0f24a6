import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashToken, seal } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { RoomId } from "@/lib/domain/ids";
import { storePost } from "@/lib/domain/messages/message-writer";
import { storeMessages } from "@/lib/domain/messages/store-messages";
import type { Message, Post } from "@/lib/domain/messages/types";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";

function aPost(user: TestUser, roomId: RoomId, localId: string, text = "Hello"): Post {
  return {
    roomId,
    sender: { userId: user.id, deviceId: user.actor.deviceId },
    type: "text",
    body: { text },
    localId,
    replyToId: null,
    threadRootId: null,
    alsoInRoom: false,
    isForwarded: false,
    hasLink: false,
    source: "test",
  };
}

async function stored(post: Post): Promise<Message> {
  const outcome = await storePost(post);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.message;
}

describe("storing messages", () => {
  test("numbers the messages of each room without holes, in the order given", async () => {
    const ana = await aUser();
    const [one, two] = [await aRoom([ana]), await aRoom([ana])];
    const posts = Array.from({ length: 20 }, (_, n) => aPost(ana, n % 3 === 0 ? one : two, `n${n}`));
    const outcomes = await storeMessages(posts);

    for (const roomId of [one, two]) {
      const inRoom = outcomes.flatMap((outcome) =>
        outcome.ok && outcome.message.roomId === roomId ? [outcome.message] : [],
      );
      expect(inRoom.map((message) => message.seq)).toEqual(inRoom.map((_, index) => index + 1));
      const room = await db().room.findUniqueOrThrow({ where: { id: roomId } });
      expect(room.lastSeq).toBe(inRoom.length);
    }
  });

  test("answers in the order of the posts, refused ones among them", async () => {
    const [ana, stranger] = [await aUser(), await aUser("Stranger")];
    const roomId = await aRoom([ana]);
    const outcomes = await storeMessages([
      aPost(ana, roomId, "a"),
      aPost(stranger, roomId, "b"),
      aPost(ana, 999_999 as RoomId, "c"),
      aPost(ana, roomId, "d"),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.message.localId : outcome.reason))).toEqual([
      "a",
      "not_member",
      "not_member",
      "d",
    ]);
  });

  test("gives the first message to whoever sends the same localId again", async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    const first = await stored(aPost(ana, roomId, "same", "first"));
    const again = await Promise.all([
      storePost(aPost(ana, roomId, "same", "second")),
      storePost(aPost(ana, roomId, "new")),
      storePost(aPost(ana, roomId, "new")),
    ]);
    expect(
      again.map((outcome) => outcome.ok && [outcome.message.seq, outcome.isNew, outcome.eventId !== null]),
    ).toEqual([
      [first.seq, false, false],
      [2, true, true],
      [2, false, false],
    ]);
    expect(again[0]?.ok && again[0].message.body).toEqual({ text: "first" });
  });

  test("stores one message for any mix of retries sent at once", async () => {
    const ana = await aUser();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }), async (tries) => {
        const roomId = await aRoom([ana]);
        const messages = await Promise.all(tries.map((n) => stored(aPost(ana, roomId, `try-${n}`))));
        const distinct = new Set(tries).size;
        expect(new Set(messages.map((message) => message.id)).size).toBe(distinct);
        expect(await db().message.count({ where: { roomId } })).toBe(distinct);
      }),
      { numRuns: 25 },
    );
  });

  test("gives times that rise with seq, a microsecond apart at least", async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    await storeMessages(Array.from({ length: 64 }, (_, n) => aPost(ana, roomId, `${n}`)));
    await Promise.all(Array.from({ length: 64 }, (_, n) => stored(aPost(ana, roomId, `again-${n}`))));
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n, count(DISTINCT created_at)::int AS times,
         bool_and(created_at > before) AS rising
       FROM (SELECT created_at, coalesce(lag(created_at) OVER (ORDER BY seq), '-infinity') AS before
             FROM message WHERE room_id = $1) t`,
      [roomId],
    );
    expect(rows[0]).toEqual({ n: 128, times: 128, rising: true });
  });

  test("commits an outbox row with each new message and none for a retry", async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    const message = await stored(aPost(ana, roomId, "x"));
    await stored(aPost(ana, roomId, "x"));
    const rows = await db().outbox.findMany({ where: { roomId } });
    expect(rows.map((row) => row.payload)).toEqual([
      { type: "message.created", roomId, messageId: message.id, seq: message.seq },
    ]);
  });

  test("lets a post that the database refuses fail alone", async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    const bad = { ...aPost(ana, roomId, "bad"), body: { text: "\u0000" } };
    const results = await Promise.allSettled([
      stored(aPost(ana, roomId, "warm-up")),
      stored(aPost(ana, roomId, "before")),
      stored(bad),
      stored(aPost(ana, roomId, "after")),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    const room = await db().room.findUniqueOrThrow({ where: { id: roomId } });
    expect(room.lastSeq).toBe(3);
  });

  test("never counts a sender's own message as unread to them", async () => {
    const [ana, ben] = [await aUser(), await aUser("Ben")];
    const roomId = await aRoom([ana, ben]);
    await storeMessages([aPost(ana, roomId, "1"), aPost(ana, roomId, "2"), aPost(ben, roomId, "3")]);
    const unread = await db().$queryRaw<{ user_id: number; n: number }[]>`
      SELECT m.user_id, r.counted_total - m.read_total AS n FROM member m JOIN room r ON r.id = m.room_id
      WHERE r.id = ${roomId} ORDER BY m.user_id`;
    expect(unread).toEqual([
      { user_id: ana.id, n: 1 },
      { user_id: ben.id, n: 2 },
    ]);
  });

  test("looks a key up by its hash, and refuses another room and an unknown key", async () => {
    const ana = await aUser();
    const [own, other] = [await aRoom([ana]), await aRoom([ana])];
    const bot = await db().user.create({ data: { displayName: "CI", isBot: true, verified: true } });
    await db().member.create({ data: { roomId: own, userId: bot.id } });
    const keyHash = hashToken("a key");
    await db().apiKey.create({
      data: {
        roomId: own,
        userId: bot.id,
        keyHash: new Uint8Array(keyHash),
        keyCipher: seal("api-key", "a key"),
        createdById: ana.id,
      },
    });
    const byKey = (roomId: RoomId, hash: Buffer): Post => ({
      ...aPost(ana, roomId, "k"),
      sender: { keyHash: hash },
    });
    const [good, wrongRoom, unknown] = await storeMessages([
      byKey(own, keyHash),
      byKey(other, keyHash),
      byKey(own, hashToken("no key")),
    ]);
    expect(good?.ok && good.message.senderId).toBe(bot.id);
    expect(wrongRoom).toEqual({ ok: false, reason: "wrong_room" });
    expect(unknown).toEqual({ ok: false, reason: "unknown_key" });
  });
});
