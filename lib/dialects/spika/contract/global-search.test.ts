import { beforeEach, describe, expect, test } from "vitest";
import * as one from "@/app/api/messenger/messages/[id]/route";
import * as messages from "@/app/api/messenger/messages/route";
import * as search from "@/app/api/messenger/search/route";
import { db } from "@/lib/db/client";
import { globalSearchAnswer } from "@/lib/dialects/spika/schemas/search";
import type { RoomId } from "@/lib/domain/ids";
import { indexRooms } from "@/lib/domain/search/index-rooms";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let garden: RoomId;
let kitchen: RoomId;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana Gärtner"), await aUser("Ben")];
  garden = await aRoom([ana, ben], { name: "Garden" });
  kitchen = await aRoom([ana, ben], { name: "Kitchen" });
});

const say = async (user: TestUser, roomId: RoomId, text: string) =>
  (await call(messages.POST, { token: user.token, body: { roomId, type: "text", body: { text } } })).json.data
    .message;
const asked = (user: TestUser, query: Record<string, string | number>) =>
  call(search.GET, { token: user.token, query });
const page = async (user: TestUser, query: Record<string, string | number>) =>
  dataOf(await asked(user, query), globalSearchAnswer);
const texts = async (user: TestUser, q: string) => (await page(user, { q })).list.map(({ text }) => text);
async function indexed(): Promise<void> {
  while ((await indexRooms([garden, kitchen])).length > 0);
}

describe.each([
  ["indexed", indexed],
  ["not indexed yet", async () => undefined],
])("GET /search, messages %s", (_state, ready: () => Promise<void>) => {
  test("finds what was said in any of my rooms, newest first", async () => {
    const first = await say(ben, garden, "the plan for May");
    const second = await say(ana, kitchen, "May I see the PLAN?");
    await ready();
    const { list, nextCursor } = await page(ana, { q: "plan may" });
    expect(list.map(({ messageId }) => messageId)).toEqual([second.id, first.id]);
    expect(nextCursor).toBeNull();
    expect(list[1]).toEqual({
      messageId: first.id,
      roomId: garden,
      seq: first.seq,
      threadRootId: null,
      alsoInRoom: false,
      type: "text",
      text: "the plan for May",
      userId: ben.id,
      username: "Ben",
      createdAt: first.createdAt,
    });
    expect((await page(ana, { q: "plan", roomId: garden })).list).toHaveLength(1);
  });

  test("row 14: parts of words are found in ja, zh, ko and de", async () => {
    const said = [
      "東京タワーへ行く",
      "我们明天去北京开会",
      "내일 학교에서 만나요",
      "Die Donaudampfschifffahrt fällt aus",
      "ﾃｽﾄ環境を更新",
    ];
    for (const text of said) await say(ana, garden, text);
    await ready();
    expect(await texts(ben, "タワ")).toEqual([said[0]]);
    expect(await texts(ben, "行")).toEqual([said[0]]);
    expect(await texts(ben, "北京")).toEqual([said[1]]);
    expect(await texts(ben, "开会 明天")).toEqual([said[1]]);
    expect(await texts(ben, "학교")).toEqual([said[2]]);
    expect(await texts(ben, "만나")).toEqual([said[2]]);
    expect(await texts(ben, "dampfschiff")).toEqual([said[3]]);
    expect(await texts(ben, "FÄLLT")).toEqual([said[3]]);
    expect(await texts(ben, "テスト")).toEqual([said[4]]);
    expect(await texts(ben, "大阪")).toEqual([]);
  });

  test("row 15: dashes, addresses and versions are found whole and in parts", async () => {
    const said = [
      "deploy a-b-test to v1.2.3",
      "write to x.y@mail.example.org",
      "see https://hearth.example/a?b=c-d",
    ];
    for (const text of said) await say(ana, garden, text);
    await ready();
    expect(await texts(ben, "a-b-test")).toEqual([said[0]]);
    expect(await texts(ben, "v1.2.3")).toEqual([said[0]]);
    expect(await texts(ben, "1.2")).toEqual([said[0]]);
    expect(await texts(ben, "to")).toEqual([said[1], said[0]]);
    expect(await texts(ben, "x.y@mail.example.org")).toEqual([said[1]]);
    expect(await texts(ben, "mail.example")).toEqual([said[1]]);
    expect(await texts(ben, "hearth.example/a?b=c-d")).toEqual([said[2]]);
    expect(await texts(ben, '"test to v1"')).toEqual([said[0]]);
    expect(await texts(ben, '"to test"')).toEqual([]);
    expect(await texts(ben, "' & \\ | ! : *")).toEqual([]);
  });

  test("leaves out what is not mine to read", async () => {
    const [gone, hidden] = [await say(ana, garden, "needle 1"), await say(ana, garden, "needle 2")];
    await say(ana, garden, "needle 3");
    const pair = await aRoom([ana, ben], { type: "private", name: "" });
    await say(ben, pair, "needle from Ben");
    const closed = await aRoom([ana, ben], { name: "Closed" });
    await say(ana, closed, "needle in a deleted room");
    await db().room.update({ where: { id: closed }, data: { deletedAt: new Date() } });
    await say(ana, await aRoom([ana], { name: "Alone" }), "needle of Ana alone");
    await ready();
    const remove = (user: TestUser, id: number, target: string) =>
      call(one.DELETE, {
        method: "DELETE",
        token: user.token,
        params: { id: String(id) },
        query: { target },
      });
    await remove(ana, gone.id, "all");
    await remove(ben, hidden.id, "user");
    expect(await texts(ben, "needle")).toEqual(["needle from Ben", "needle 3"]);

    await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
    expect(await texts(ana, "needle")).toEqual(["needle of Ana alone", "needle 3", "needle 2"]);

    const late = await aUser("Late");
    await db().member.create({ data: { roomId: garden, userId: late.id, joinSeq: 2 } });
    expect(await texts(late, "needle")).toEqual(["needle 3"]);
    expect((await page(late, { q: "needle", roomId: kitchen })).list).toEqual([]);
    expect(await texts(await aUser("Stranger"), "needle")).toEqual([]);
  });

  test("filters by person, room, day and what is attached", async () => {
    await say(ana, garden, "needle https://example.org/");
    await say(ben, garden, "needle of Ben");
    await say(ben, kitchen, "needle in the kitchen");
    const old = await say(ana, kitchen, "needle of old");
    await db().message.update({
      where: { id: old.id },
      data: { createdAt: new Date("2020-05-05T23:30:00Z") },
    });
    await ready();
    expect(await texts(ana, "needle from:ben in:garden")).toEqual(["needle of Ben"]);
    expect(await texts(ana, "needle from:me has:link")).toEqual(["needle https://example.org/"]);
    expect(await texts(ana, 'from:gärtner in:"kitch"')).toEqual(["needle of old"]);
    expect(await texts(ana, "has:image needle")).toEqual([]);
    expect(await texts(ana, "needle before:2020-05-06")).toEqual(["needle of old"]);
    expect(await texts(ana, "needle before:2020-05-05")).toEqual([]);
    expect(await texts(ana, "needle after:2020-05-04 before:2021-01-01")).toEqual(["needle of old"]);
    // Half past eleven in London is the next day in Berlin.
    expect((await page(ana, { q: "needle before:2020-05-06", utcOffset: 120 })).list).toEqual([]);
  });

  test("pages without a gap", async () => {
    for (let n = 1; n <= 45; n++) await say(ana, n % 2 ? garden : kitchen, `needle ${n}`);
    await ready();
    const found: string[] = [];
    let cursor: number | null = null;
    do {
      const query: Record<string, string | number> = { q: "needle", ...(cursor === null ? {} : { cursor }) };
      const { list, nextCursor } = await page(ben, query);
      found.push(...list.map(({ text }) => text));
      cursor = nextCursor;
    } while (cursor !== null);
    expect(found).toEqual(Array.from({ length: 45 }, (_, n) => `needle ${45 - n}`));
  });
});

test("GET /search refuses to look for nothing", async () => {
  expectError(await asked(ana, { q: "  " }), 400, "Keyword required");
  expectError(await asked(ana, {}), 400, "Keyword required");
  expect((await call(search.GET, { query: { q: "needle" } })).status).toBe(401);
});
