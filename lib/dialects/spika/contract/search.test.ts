import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import * as one from "@/app/api/messenger/messages/[id]/route";
import * as messages from "@/app/api/messenger/messages/route";
import * as search from "@/app/api/messenger/messages/search/route";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { facetsOf } from "@/lib/domain/search/facets";
import { indexRooms, listRoomsBehind } from "@/lib/domain/search/index-rooms";
import { startIndexer } from "@/lib/domain/search/indexer";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

type Hit = { id: number; messageId: number; body: { text: string } };

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben]);
});

const say = async (user: TestUser, room: RoomId, text: string) =>
  (await call(messages.POST, { token: user.token, body: { roomId: room, type: "text", body: { text } } }))
    .json.data.message;
const searched = (user: TestUser, query: Record<string, string | number>) =>
  call(search.GET, { token: user.token, query });
const hits = async (user: TestUser, room: number, keyword: string): Promise<Hit[]> =>
  (await searched(user, { roomId: room, keyword })).json.data.list;
const texts = async (user: TestUser, room: number, keyword: string) =>
  (await hits(user, room, keyword)).map(({ body }) => body.text);

/** Takes all there is into the index. */
async function indexed(room: RoomId): Promise<void> {
  while ((await indexRooms([room])).length > 0);
}

describe.each([
  ["indexed", indexed],
  ["not indexed yet", async () => undefined],
])("2.5.15 GET /messages/search, messages %s", (_state, ready: (room: RoomId) => Promise<void>) => {
  test("finds what was said, newest first, on top and in data", async () => {
    const first = await say(ben, roomId, "Ship it?");
    await say(ana, roomId, "Not yet");
    const second = await say(ana, roomId, "SHIPPED");
    await ready(roomId);
    const { json } = await searched(ana, { roomId, keyword: " ship " });
    const hit = (message: { id: number; body: object; createdAt: number }, user: TestUser) => ({
      id: message.id,
      messageId: message.id,
      type: "text",
      body: message.body,
      userId: user.id,
      username: user.name,
      date: new Date(message.createdAt).toISOString(),
    });
    const data = { list: [hit(second, ana), hit(first, ben)], count: 2 };
    expect(json).toEqual({ status: "success", data, ...data });
  });

  test("finds parts of words in any script and case", async () => {
    const said = [
      "Deployment of v1.2.3",
      "Straße gesperrt",
      "東京タワーへ行く",
      "내일 학교에서 만나요",
      "50% off_now",
    ];
    for (const text of said) await say(ana, roomId, text);
    await ready(roomId);
    const found = async (keyword: string) => texts(ben, roomId, keyword);
    expect(await found("PLOYMENT")).toEqual(["Deployment of v1.2.3"]);
    expect(await found("1.2.3")).toEqual(["Deployment of v1.2.3"]);
    expect(await found("strasse")).toEqual(["Straße gesperrt"]);
    expect(await found("タワー")).toEqual(["東京タワーへ行く"]);
    expect(await found("학교에")).toEqual(["내일 학교에서 만나요"]);
    // No letter is a pattern.
    expect(await found("5%0")).toEqual([]);
    expect(await found("50% off_")).toEqual(["50% off_now"]);
    expect(await found("' & \\ | !")).toEqual([]);
    // All three letters are there, but not next to each other.
    expect(await found("mentdeploy")).toEqual([]);
  });

  test("pages by an exclusive cursor, the count staying the same", async () => {
    for (let n = 1; n <= 5; n++) await say(ana, roomId, `needle ${n}`);
    await ready(roomId);
    const query = { roomId, keyword: "needle", itemsPerBatch: 2 };
    const pages: string[][] = [];
    let answer = (await searched(ana, query)).json.data;
    while (answer.list.length > 0) {
      expect(answer.count).toBe(5);
      pages.push(answer.list.map((hit: Hit) => hit.body.text));
      answer = (await searched(ana, { ...query, cursor: answer.list.at(-1).id })).json.data;
    }
    expect(pages).toEqual([["needle 5", "needle 4"], ["needle 3", "needle 2"], ["needle 1"]]);
  });

  test("leaves out what is deleted, hidden, blocked, said before the join, or elsewhere", async () => {
    const [deleted, hidden] = [await say(ana, roomId, "needle one"), await say(ana, roomId, "needle two")];
    await say(ana, await aRoom([ana, ben]), "needle elsewhere");
    await say(ana, roomId, "needle three");
    await ready(roomId);
    const remove = (user: TestUser, id: number, target: string) =>
      call(one.DELETE, {
        method: "DELETE",
        token: user.token,
        params: { id: String(id) },
        query: { target },
      });
    await remove(ana, deleted.id, "all");
    await remove(ben, hidden.id, "user");
    expect(await texts(ben, roomId, "needle")).toEqual(["needle three"]);
    expect(await texts(ana, roomId, "needle")).toEqual(["needle three", "needle two"]);
    expect(await texts(ana, roomId, "Deleted")).toEqual([]);

    const late = await aUser("Late");
    await db().member.create({ data: { roomId, userId: late.id, joinSeq: 2 } });
    expect(await texts(late, roomId, "needle")).toEqual(["needle three"]);

    const pair = await aRoom([ana, ben], { type: "private", name: "" });
    await say(ben, pair, "needle from Ben");
    await say(ana, pair, "needle from Ana");
    await ready(pair);
    await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
    expect(await texts(ana, pair, "needle")).toEqual(["needle from Ana"]);
  });

  test("finds an edited message by what it says now", async () => {
    const { id } = await say(ana, roomId, "before the change");
    await ready(roomId);
    const params = { id: String(id) };
    await call(one.PUT, { method: "PUT", token: ana.token, params, body: { text: "after the change" } });
    expect(await texts(ana, roomId, "before")).toEqual([]);
    expect(await texts(ana, roomId, "after")).toEqual(["after the change"]);
    // A late indexing brings nothing back.
    await indexed(roomId);
    expect(await texts(ana, roomId, "before")).toEqual([]);
    expect(await texts(ana, roomId, "after")).toEqual(["after the change"]);
  });
});

describe("2.5.15 refuses", () => {
  test.each<[string, Record<string, string>, number, string]>([
    ["no room", { keyword: "needle" }, 400, "roomId required"],
    ["a room that is no number", { roomId: "abc", keyword: "needle" }, 400, "roomId required"],
    ["an unknown room", { roomId: "999999" }, 404, "No room found"],
    ["a room beyond 53 bits", { roomId: "65415361531115131", keyword: "needle" }, 404, "No room found"],
  ])("%s", async (_case, query, status, message) => {
    expectError(await searched(ana, query), status, message);
  });

  test("strangers, and keywords that are missing or too short", async () => {
    const stranger = await aUser("Stranger");
    expectError(await searched(stranger, { roomId, keyword: "needle" }), 404, "No room found");
    expectError(await searched(ana, { roomId }), 400, "Keyword required");
    for (const keyword of ["", "  "]) {
      expectError(await searched(ana, { roomId, keyword }), 400, "Keyword required");
    }
    for (const keyword of ["ab", " ab ", "東京"]) {
      expectError(await searched(ana, { roomId, keyword }), 400, "Keyword must be at least 3 characters");
    }
    expectError(await searched(ana, { roomId, keyword: "a\u0000bc" }), 400, /^Invalid params/);
    expect((await searched(ana, { roomId, keyword: "\ud800abc" })).status).toBe(200);
  });
});

test("walks through the blocks of a long room, and counts up to a thousand", async () => {
  await db().$executeRaw`
    INSERT INTO message (room_id, seq, sender_id, local_id, type, body)
    SELECT ${roomId}, i, ${ana.id}, i::text, 'text', jsonb_build_object('text',
      CASE WHEN i % 40 = 0 THEN 'common' WHEN i % 30001 = 1 THEN 'rare' ELSE 'x' END)
    FROM generate_series(1, 70000) i`;
  await db().room.update({ where: { id: roomId }, data: { lastSeq: 70_000 } });
  const facets = [1, 40_000, 70_000].map((seq) => facetsOf(roomId, seq)[1]);
  expect(new Set(facets).size).toBe(3);
  await db().$executeRaw`
    INSERT INTO message_search (message_id, room_id, words)
    SELECT id, room_id, array_to_tsvector(ARRAY['#' || room_id, '#' || room_id || '/' || (seq >> 15)] ||
      CASE WHEN seq % 40 = 0 THEN ARRAY['~com', '~omm', '~mmo', '~mon'] ELSE ARRAY['~rar', '~are'] END)
    FROM message WHERE room_id = ${roomId} AND (seq % 40 = 0 OR seq % 30001 = 1)`;
  await db().searchMark.create({ data: { roomId, seq: 70_000 } });

  const seqs = async (query: Record<string, string | number>) => {
    const { list, count } = (await searched(ana, { roomId, ...query })).json.data;
    const found = await db().message.findMany({ where: { id: { in: list.map((hit: Hit) => hit.id) } } });
    const byId = new Map(found.map(({ id, seq }) => [id, seq]));
    return { count, seqs: list.map((hit: Hit) => byId.get(hit.id)) };
  };
  expect(await seqs({ keyword: "rare" })).toEqual({ count: 3, seqs: [60_003, 30_002, 1] });
  const first = await seqs({ keyword: "common", itemsPerBatch: 100 });
  expect(first).toEqual({ count: 1_000, seqs: Array.from({ length: 100 }, (_, n) => 70_000 - 40 * n) });
  // Beyond what is counted the pages go on.
  const { id: cursor } = await db().message.findFirstOrThrow({ where: { roomId, seq: 33_000 } });
  const far = await seqs({ keyword: "common", cursor });
  expect(far).toEqual({ count: 1_000, seqs: Array.from({ length: 20 }, (_, n) => 32_960 - 40 * n) });
});

describe("the indexer", () => {
  test("takes in what it is told of, and finds what a crash left behind", async () => {
    await sendMessage(ana.actor, { roomId, type: "text", body: { text: "left behind" } });
    expect(await listRoomsBehind()).toContain(roomId);
    const indexer = startIndexer();
    onTestFinished(() => indexer.stop());
    const other = await aRoom([ana]);
    for (let n = 0; n < 450; n++) {
      await sendMessage(ana.actor, { roomId: other, type: "text", body: { text: `told of ${n}` } });
    }
    indexer.note([other, roomId]);
    await indexer.settle();
    expect(await db().messageSearch.count({ where: { roomId: { in: [other, roomId] } } })).toBe(451);
    expect(await listRoomsBehind()).not.toContain(other);
  });

  test("of two at once, one does the work", async () => {
    for (let n = 0; n < 50; n++) {
      await sendMessage(ana.actor, { roomId, type: "text", body: { text: `needle ${n}` } });
    }
    await Promise.all([indexRooms([roomId]), indexRooms([roomId]), indexRooms([roomId])]);
    await indexed(roomId);
    expect((await searched(ana, { roomId, keyword: "needle" })).json.data.count).toBe(50);
  });

  test("keeps no words of a deleted message, not even late", async () => {
    const { id } = await say(ana, roomId, "secret words");
    await call(one.DELETE, {
      method: "DELETE",
      token: ana.token,
      params: { id: String(id) },
      query: { target: "all" },
    });
    await indexed(roomId);
    const [row] = await db().$queryRaw<
      unknown[]
    >`SELECT words::text FROM message_search WHERE message_id = ${id}`;
    expect(row).toEqual({ words: "" });
  });
});
