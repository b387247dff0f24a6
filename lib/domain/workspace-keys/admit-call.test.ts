import { beforeAll, describe, expect, test } from "vitest";
import { hashToken } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { admitCall } from "@/lib/domain/workspace-keys/admit-call";
import { admitInTurn } from "@/lib/domain/workspace-keys/admit-in-turn";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

let ana: TestUser;
beforeAll(async () => {
  ana = await aUser("Ana", { isWorkspaceAdmin: true });
});

/** What the database has noted of a key's calls, in milliseconds. */
async function notedCalls(id: number): Promise<number[]> {
  const rows = await db().$queryRaw<Array<{ at: number }>>`
    SELECT (extract(epoch FROM call) * 1000)::float8 AS at
    FROM workspace_key, unnest(recent_calls) AS call WHERE id = ${id}`;
  return rows.map(({ at }) => at);
}

const passed = <A extends { isOver: boolean } | null>(answers: A[]) =>
  answers.filter((answer) => answer && !answer.isOver).length;

/**
 * How many of these calls, made at once, have passed. A slow machine may take more than
 * a second for them all; for each that it took, the rate may have passed once more.
 */
async function passedOf(rate: number, calls: Array<() => ReturnType<typeof admitCall>>): Promise<number> {
  const from = performance.now();
  const count = passed(await Promise.all(calls.map((call) => call())));
  const seconds = Math.floor((performance.now() - from) / 1_000);
  expect(count).toBeGreaterThanOrEqual(rate);
  return count - Math.min(count - rate, rate * seconds);
}

describe("a key's rate", () => {
  test("lets exactly 5 of many calls at once pass", async () => {
    const { key } = await aWorkspaceKey(ana.id);
    const calls = Array.from({ length: 60 }, () => () => admitCall(hashToken(key), true));
    expect(await passedOf(5, calls)).toBe(5);
  });

  test("is one rate for two processes", async () => {
    const { key } = await aWorkspaceKey(ana.id);
    const [one, two] = [new Map(), new Map()];
    const calls = Array.from(
      { length: 60 },
      (_, index) => () => admitInTurn(key, true, index % 2 ? one : two),
    );
    expect(await passedOf(5, calls)).toBe(5);
  });

  test("never lets 6 pass within any second, whoever asks as fast as they can for three", async () => {
    const { key, id } = await aWorkspaceKey(ana.id);
    const lines = [new Map(), new Map()];
    const times = new Set<number>();
    const end = performance.now() + 3_000;
    let granted = 0;
    const ask = async (line: Parameters<typeof admitInTurn>[2]) => {
      while (performance.now() < end) {
        const answer = await admitInTurn(key, true, line);
        if (answer?.isOver) await new Promise((resolve) => setTimeout(resolve, 1));
        else {
          granted += 1;
          for (const at of await notedCalls(id)) times.add(at);
        }
      }
    };
    await Promise.all(lines.flatMap((line) => [ask(line), ask(line), ask(line)]));
    const calls = [...times].sort((a, b) => a - b);
    expect(calls.length).toBe(granted);
    expect(granted).toBeGreaterThanOrEqual(10);
    for (let at = 5; at < calls.length; at++) {
      expect((calls[at] ?? 0) - (calls[at - 5] ?? 0)).toBeGreaterThanOrEqual(999.999);
    }
  });

  test("counts no call that was refused, and passes again when the eldest has left the window", async () => {
    const { key } = await aWorkspaceKey(ana.id, { rate: 1 });
    const first = await admitInTurn(key, true);
    expect(first).toMatchObject({ isOver: false, left: 0, rate: 1 });
    const from = performance.now();
    const refused = await admitInTurn(key, true);
    expect(refused).toMatchObject({ isOver: true, left: 0 });
    expect(refused?.msUntilNext).toBeGreaterThan(0);
    expect(refused?.msUntilNext).toBeLessThanOrEqual(1_000);
    let passedAgain = false;
    while (!passedAgain) passedAgain = (await admitInTurn(key, true))?.isOver === false;
    expect(performance.now() - from).toBeGreaterThan((refused?.msUntilNext ?? 0) - 50);
  });

  test("is each key's own, and may be another", async () => {
    const [slow, quick] = [
      await aWorkspaceKey(ana.id, { rate: 2 }),
      await aWorkspaceKey(ana.id, { rate: 40 }),
    ];
    const ask = (rate: number, key: string) =>
      passedOf(
        rate,
        Array.from({ length: 50 }, () => () => admitInTurn(key, true)),
      );
    expect(await Promise.all([ask(2, slow.key), ask(40, quick.key)])).toEqual([2, 40]);
  });

  test("is lifted where limits are off, and remembers nothing then", async () => {
    const { key, id } = await aWorkspaceKey(ana.id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => admitInTurn(key, false)));
    expect(passed(answers)).toBe(20);
    expect(await notedCalls(id)).toEqual([]);
  });
});

describe("a key", () => {
  test("is known as its bot, and notes when it was used last", async () => {
    const { key, id, botId } = await aWorkspaceKey(ana.id, { isTest: true });
    const admission = await admitInTurn(key, true);
    expect(admission).toMatchObject({ keyId: id, isTest: true, createdById: ana.id });
    expect(admission?.actor).toEqual({ userId: botId, deviceId: null, via: "workspace-key" });
    const { lastUsedAt } = await db().workspaceKey.findUniqueOrThrow({ where: { id } });
    expect(Math.abs((lastUsedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  test("that was revoked or never was is nobody's", async () => {
    const { key } = await aWorkspaceKey(ana.id, { revokedAt: new Date() });
    expect(await admitInTurn(key, true)).toBeNull();
    expect(await admitInTurn("unknown", true)).toBeNull();
    expect(await admitInTurn("", true)).toBeNull();
  });
});
