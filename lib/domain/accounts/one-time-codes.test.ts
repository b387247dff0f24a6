import { afterEach, describe, expect, test, vi } from "vitest";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { issueCode, redeemCode } from "@/lib/domain/accounts/one-time-codes";

const ANA = "ana@example.org";

afterEach(() => vi.restoreAllMocks());

describe("a one-time code", () => {
  test("is six digits and works once", async () => {
    const code = await issueCode("sign-in", ANA);
    expect(code).toMatch(/^\d{6}$/);
    expect(await redeemCode("sign-in", ANA, code)).toBe(true);
    expect(await redeemCode("sign-in", ANA, code)).toBe(false);
  });

  test("works once even when it comes twice at the same time", async () => {
    const code = await issueCode("sign-in", ANA);
    const answers = await Promise.all([1, 2, 3].map(() => redeemCode("sign-in", ANA, code)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test("burns after five wrong tries", async () => {
    const code = await issueCode("sign-in", ANA);
    for (let tries = 0; tries < 5; tries++) expect(await redeemCode("sign-in", ANA, other(code))).toBe(false);
    expect(await redeemCode("sign-in", ANA, code)).toBe(false);
  });

  test("burns after five wrong tries that come at once", async () => {
    const code = await issueCode("sign-in", ANA);
    await Promise.all(Array.from({ length: 12 }, () => redeemCode("sign-in", ANA, other(code))));
    expect(await redeemCode("sign-in", ANA, code)).toBe(false);
    const stored = await db().oneTimeCode.findFirstOrThrow({ where: { subject: ANA } });
    expect(stored.triesLeft).toBe(0);
  });

  test("still works at the fifth try", async () => {
    const code = await issueCode("sign-in", ANA);
    for (let tries = 0; tries < 4; tries++) await redeemCode("sign-in", ANA, other(code));
    expect(await redeemCode("sign-in", ANA, code)).toBe(true);
  });

  test("lives ten minutes", async () => {
    const start = new Date("2026-11-20T09:00:00Z");
    const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
    const late = await issueCode("sign-in", ANA, { now: start });
    expect(await redeemCode("sign-in", ANA, late, later(601))).toBe(false);
    const early = await issueCode("sign-in", ANA, { now: start });
    expect(await redeemCode("sign-in", ANA, early, later(599))).toBe(true);
  });

  test("of another person or another purpose opens nothing", async () => {
    const code = await issueCode("sign-in", ANA);
    await issueCode("sign-in", "ben@example.org");
    await issueCode("device", ANA);
    const isSame = (one: string, two: string) => one === two; // one in a million, twice
    const bens = await redeemCode("sign-in", "ben@example.org", code);
    const device = await redeemCode("device", ANA, code);
    expect(isSame(String(bens), "false") && isSame(String(device), "false")).toBe(true);
    expect(await redeemCode("sign-in", ANA, code)).toBe(true);
  });

  test("stops working when a newer one is sent", async () => {
    const earlier = await issueCode("sign-in", ANA);
    const later = await issueCode("sign-in", ANA);
    if (earlier !== later) expect(await redeemCode("sign-in", ANA, earlier)).toBe(false);
    expect(await redeemCode("sign-in", ANA, later)).toBe(true);
  });

  test("is not in the database", async () => {
    const code = await issueCode("guest", "7:ana@example.org");
    const stored = await db().oneTimeCode.findFirstOrThrow({ where: { purpose: "guest" } });
    expect(Buffer.from(stored.codeHash).toString("latin1")).not.toContain(code);
    expect(stored.codeHash).toHaveLength(32);
  });

  test("is any of the fixed ones on a trial machine", async () => {
    vi.spyOn(config(), "fixedCodes", "get").mockReturnValue(["123456", "abcDEF"]);
    expect(await issueCode("sign-in", ANA)).toBe("123456");
    expect(await redeemCode("sign-in", ANA, "000000")).toBe(false);
    expect(await redeemCode("sign-in", ANA, "abcDEF")).toBe(true);
    expect(await redeemCode("sign-in", ANA, "123456")).toBe(false);
  });
});

function other(code: string): string {
  return code === "000000" ? "000001" : "000000";
}
