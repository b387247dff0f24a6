import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { hashPassword } from "@/lib/domain/accounts/password";
import { requestCode } from "@/lib/domain/accounts/request-code";
import { verifyCode } from "@/lib/domain/accounts/verify-code";
import { verifyPassword } from "@/lib/domain/accounts/verify-password";
import { aUser } from "@/lib/testing/builders";

const PASSWORD = "correct horse battery";
let sequence = 0;

/** An identifier and an address that no earlier test has used up. */
function fresh() {
  sequence += 1;
  return { identifier: `person${sequence}@example.org`, address: `192.0.2.${sequence}` };
}

async function aPerson(identifier: string) {
  const user = await aUser("Ana", { emailAddress: identifier });
  const passwordHash = await hashPassword(PASSWORD, { kind: "email", value: identifier });
  await db().user.update({ where: { id: user.id }, data: { passwordHash } });
  return user;
}

/** What the server prints, as no mail is configured. */
const printed: string[] = [];
vi.spyOn(process.stdout, "write").mockImplementation((text) => {
  if (String(text).startsWith("[")) printed.push(String(text));
  return true;
});
const printedCode = () => /\b\d{6}\b/.exec(printed.at(-1) ?? "")?.[0] ?? "none";

beforeEach(async () => {
  printed.length = 0;
  await db().workspace.deleteMany();
});

describe("signing in by password", () => {
  test("works with the address in any form", async () => {
    const { identifier, address } = fresh();
    const ana = await aPerson(identifier);
    const typed = ` ${identifier.toUpperCase()} `;
    expect(await verifyPassword({ identifier: typed, password: PASSWORD, address })).toBe(ana.id);
  });

  test("answers the same for a wrong password, an unknown address and one without a password", async () => {
    const known = fresh();
    const unknown = fresh();
    const codeOnly = fresh();
    await aPerson(known.identifier);
    await aUser("Ben", { emailAddress: codeOnly.identifier });
    const answers = [];
    for (const input of [known, unknown, codeOnly, { ...fresh(), identifier: "not an address" }]) {
      answers.push(await refusalOf(verifyPassword({ ...input, password: "wrong horse battery" })));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: "forbidden", reason: "wrong_password" });
  });

  test("is refused to disabled and deleted people", async () => {
    for (const gone of [{ disabledAt: new Date() }, { deletedAt: new Date() }]) {
      const { identifier, address } = fresh();
      const ana = await aPerson(identifier);
      await db().user.update({ where: { id: ana.id }, data: gone });
      await expect(verifyPassword({ identifier, password: PASSWORD, address })).rejects.toMatchObject({
        reason: "wrong_password",
      });
    }
  });

  test("stops a guesser after ten tries, and nobody else", async () => {
    const { identifier, address } = fresh();
    const ana = await aPerson(identifier);
    for (let tries = 0; tries < 10; tries++) {
      await expect(verifyPassword({ identifier, password: "wrong", address })).rejects.toMatchObject({
        reason: "wrong_password",
      });
    }
    const refusal = await refusalOf(verifyPassword({ identifier, password: PASSWORD, address }));
    expect(refusal).toMatchObject({ code: "rate_limited", reason: "too_many_tries" });
    expect(refusal.retryAfter).toBeGreaterThan(0);
    expect(await verifyPassword({ identifier, password: PASSWORD, address: "198.51.100.7" })).toBe(ana.id);
  });

  test("forgives earlier slips once the password was right", async () => {
    const { identifier, address } = fresh();
    await aPerson(identifier);
    for (let round = 0; round < 3; round++) {
      for (let slips = 0; slips < 5; slips++) {
        await verifyPassword({ identifier, password: "wrong", address }).catch(() => undefined);
      }
      await verifyPassword({ identifier, password: PASSWORD, address });
    }
  });
});

describe("signing in by code", () => {
  test("works with the code that was sent", async () => {
    const { identifier, address } = fresh();
    const ana = await aUser("Ana", { emailAddress: identifier });
    expect(await requestCode({ identifier, address })).toEqual({ kind: "email", value: identifier });
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain(`[mail to ${identifier}]`);
    expect(await verifyCode({ identifier, code: printedCode(), address })).toBe(ana.id);
  });

  test("works by telephone", async () => {
    const ana = await aUser("Ana");
    await db().user.update({ where: { id: ana.id }, data: { telephoneNumber: "+385912345678" } });
    const { address } = fresh();
    await requestCode({ identifier: "+385 91 234 5678", address });
    expect(printed[0]).toContain("[SMS to +385912345678]");
    expect(await verifyCode({ identifier: "+385912345678", code: printedCode(), address })).toBe(ana.id);
  });

  test("sends nothing to strangers and does not say so", async () => {
    const { identifier, address } = fresh();
    expect(await requestCode({ identifier, address })).toEqual({ kind: "email", value: identifier });
    expect(printed).toEqual([]);
    // the same work: a code that nobody knows
    expect(await db().oneTimeCode.count({ where: { subject: identifier } })).toBe(1);
  });

  test("answers the same for a wrong code and for an unknown address", async () => {
    const known = fresh();
    const unknown = fresh();
    await aUser("Ana", { emailAddress: known.identifier });
    const answers = [];
    for (const input of [known, unknown]) {
      await requestCode(input);
      answers.push(await refusalOf(verifyCode({ ...input, code: "abcdef" })));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ code: "forbidden", reason: "wrong_code" });
  });

  test("tells a newcomer to make an account, where everybody may", async () => {
    await db().workspace.create({ data: { signUp: "open" } });
    const { identifier, address } = fresh();
    await requestCode({ identifier, address });
    await expect(verifyCode({ identifier, code: printedCode(), address })).rejects.toMatchObject({
      reason: "no_account",
    });
  });

  test("sends five codes an hour to one address, to strangers' no more and no fewer", async () => {
    const known = fresh();
    await aUser("Ana", { emailAddress: known.identifier });
    for (const { identifier } of [known, fresh()]) {
      for (let sent = 0; sent < 5; sent++) await requestCode({ identifier, address: fresh().address });
      await expect(requestCode({ identifier, address: fresh().address })).rejects.toMatchObject({
        code: "rate_limited",
      });
    }
  });

  test("takes ten tries an hour for one address, whoever tries", async () => {
    const { identifier } = fresh();
    await aUser("Ana", { emailAddress: identifier });
    for (let round = 0; round < 2; round++) {
      await requestCode({ identifier, address: fresh().address });
      for (let tries = 0; tries < 5; tries++) {
        await verifyCode({ identifier, code: "abcdef", address: fresh().address }).catch(() => undefined);
      }
    }
    await requestCode({ identifier, address: fresh().address });
    await expect(
      verifyCode({ identifier, code: printedCode(), ...{ address: "203.0.113.9" } }),
    ).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("admits who began on a phone and finishes here", async () => {
    const { address } = fresh();
    const user = await db().user.create({ data: { telephoneNumber: "+385919999999" } });
    await requestCode({ identifier: "+385919999999", address });
    expect(await verifyCode({ identifier: "+385919999999", code: printedCode(), address })).toBe(user.id);
    expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).verified).toBe(true);
  });
});

async function refusalOf(attempt: Promise<unknown>) {
  const error = await attempt.then(
    () => null,
    (refusal) => refusal,
  );
  const { code, reason, message, retryAfter } = error;
  return { code, reason, message, retryAfter };
}
