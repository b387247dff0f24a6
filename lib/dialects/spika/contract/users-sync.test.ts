import { afterEach, describe, expect, test } from "vitest";
import { DELETE as deleteMe, PUT as putMe } from "@/app/api/messenger/me/route";
import { GET as sync } from "@/app/api/messenger/users/sync/[timestamp]/route";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { setTeamMode } from "@/lib/testing/team-mode";
import { expectError } from "@/lib/testing/wire";

let restore = () => {};
afterEach(() => {
  restore();
  restore = () => {};
});

const get = (user: TestUser, timestamp: string | number, page?: string | number) =>
  call(sync, {
    token: user.token,
    params: { timestamp: String(timestamp) },
    query: page === undefined ? {} : { page },
  });
const since = async (user: TestUser, timestamp: number, page = 1) =>
  (await get(user, timestamp, page)).json.data;
const idsOf = ({ list }: { list: Array<{ id: number }> }) => list.map(({ id }) => id);

/** Now, by the database's clock; what comes after is later than this. */
async function now(): Promise<number> {
  const { rows } = await pool().query<{ at: Date }>("SELECT clock_timestamp() AS at, pg_sleep(0.003)");
  return rows[0]?.at.getTime() ?? 0;
}

/** Users of one moment each, a millisecond apart, before all others of the file. */
async function people(names: string[], from: number) {
  const data = names.map((displayName, index) => ({
    displayName,
    verified: true,
    modifiedAt: new Date(from + index),
  }));
  return (await db().user.createManyAndReturn({ data })).map(({ id }) => id);
}

describe("2.9.5 GET /users/sync/:timestamp", () => {
  test("in team mode all people who have proved themselves, and the bots of one's rooms", async () => {
    const ana = await aUser("Ana");
    const start = await now();
    const [ben, cleo, dora] = [await aUser("Ben"), await aUser("Cleo"), await aUser("Dora")];
    await db().user.update({ where: { id: cleo.id }, data: { verified: false } });
    const mine = await anApiKey(await aRoom([ana]), ana.id);
    await anApiKey(await aRoom([dora]), dora.id);
    await call(putMe, { token: ana.token, method: "PUT", body: { displayName: "Anna" } });
    await call(deleteMe, { token: dora.token, method: "DELETE" });
    const data = await since(ana, start);
    expect(idsOf(data)).toEqual([ben.id, mine.botId, ana.id, dora.id]);
    expect(data).toMatchObject({ limit: 100, count: 4, hasNext: false });
    expect(data.users).toEqual(data.list);
    expect(data.list.at(-1)).toMatchObject({ deleted: true, displayName: `Deleted user ${dora.id}` });
    expect(idsOf(await since(ana, data.list.at(-1).modifiedAt))).toEqual([]);
  });

  test("else one's contacts and those who share a room, without oneself", async () => {
    restore = setTeamMode(false);
    const ana = await aUser("Ana");
    const start = await now();
    const [contact, mate, pair, other] = [
      await aUser("C"),
      await aUser("M"),
      await aUser("P"),
      await aUser("O"),
    ];
    await db().contact.create({ data: { userId: ana.id, contactId: contact.id } });
    await db().contact.create({ data: { userId: other.id, contactId: ana.id } });
    await aRoom([ana, mate, contact]);
    await aRoom([ana, pair], { type: "private" });
    await aRoom([other, mate]);
    await call(putMe, { token: ana.token, method: "PUT", body: { displayName: "Anna" } });
    expect(idsOf(await since(ana, start))).toEqual([contact.id, mate.id, pair.id]);
    await call(deleteMe, { token: pair.token, method: "DELETE" });
    expect((await since(ana, start)).list.at(-1)).toMatchObject({ id: pair.id, deleted: true });
  });

  test("a hundred a page, the earliest change first, each once, right at the borders too", async () => {
    const ana = await aUser("Ana");
    const from = Date.UTC(2001, 0, 1);
    await db().user.updateMany({ data: { modifiedAt: new Date(1) } });
    const first = await people(
      Array.from({ length: 200 }, (_, index) => `P${index}`),
      from,
    );
    const pages = [
      await since(ana, from - 1, 1),
      await since(ana, from - 1, 2),
      await since(ana, from - 1, 3),
    ];
    expect(pages.flatMap(idsOf)).toEqual(first);
    expect(pages.map(({ count, hasNext }) => [count, hasNext])).toEqual([
      [200, true],
      [200, false],
      [200, false],
    ]);
    await db().user.updateMany({ where: { id: { in: first } }, data: { modifiedAt: new Date(from) } });
    const same = [await since(ana, from - 1, 1), await since(ana, from - 1, 2)].flatMap(idsOf);
    expect(same).toEqual(first);
    expect(await since(ana, from)).toMatchObject({ count: 0, hasNext: false });
  });

  test("who changes between two pages moves to the end, and nobody is passed over by it", async () => {
    const ana = await aUser("Ana");
    const from = Date.UTC(2002, 0, 1);
    await db().user.updateMany({ data: { modifiedAt: new Date(1) } });
    const ids = await people(
      Array.from({ length: 150 }, (_, index) => `M${index}`),
      from,
    );
    const first = idsOf(await since(ana, from - 1, 1));
    await db().user.updateMany({ where: { id: { in: ids.slice(0, 30) } }, data: { modifiedAt: new Date() } });
    await now();
    const second = await since(ana, from - 1, 2);
    expect(first).toEqual(ids.slice(0, 100));
    expect(idsOf(second).slice(0, 50)).toEqual(ids.slice(100));
    expect(idsOf(second).slice(50).sort()).toEqual(ids.slice(0, 30).sort());
    expect(second.hasNext).toBe(false);
  });

  test("a change that commits late is not passed over", async () => {
    const [ana, ben, slow] = [await aUser("Ana"), await aUser("Ben"), await aUser("Slow")];
    const start = await now();
    const client = await pool().connect();
    await client.query("BEGIN");
    await client.query("UPDATE app_user SET modified_at = clock_timestamp() WHERE id = $1", [slow.id]);
    await now();
    await call(putMe, { token: ben.token, method: "PUT", body: { displayName: "Benn" } });
    const answer = since(ana, start);
    await client.query("COMMIT");
    client.release();
    const seen = await answer;
    expect(idsOf(seen)).toEqual([slow.id, ben.id]);
  });

  test("0 and times of the far future are times", async () => {
    const ana = await aUser("Ana");
    expect((await since(ana, 0)).count).toBeGreaterThan(0);
    for (const time of ["8640000000000001", "99999999999999999999", "1e300", "-5"]) {
      expect((await get(ana, time)).status).toBe(200);
    }
  });

  test.each(["abc", "undefined", "12abc", "NaN", " "])("400 for the time %j", async (timestamp) => {
    expectError(await get(await aUser(), timestamp), 400, "timestamp must be number");
  });

  test("400 for a page that cannot be read, the first for none or one below it", async () => {
    const ana = await aUser();
    expectError(await get(ana, 0, "abc"), 400, "page must be valid number");
    for (const page of ["", "0", "-1"]) expect((await get(ana, 0, page)).json.data.list[0]).toBeDefined();
    expect((await get(ana, 0, "99999999999")).json.data.list).toEqual([]);
  });

  test("401 without a token", async () => {
    expect(await call(sync, { params: { timestamp: "0" } })).toMatchObject({ status: 401 });
  });
});
