import { afterEach, describe, expect, test, vi } from "vitest";
import { POST as upload } from "@/app/api/messenger/contacts/route";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { uploadContactsAnswer } from "@/lib/dialects/spika/schemas/contact";
import { contactKey, telephoneHash } from "@/lib/domain/users/telephone-hash";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

afterEach(() => vi.restoreAllMocks());

let serial = 0;

/** Somebody with a number, and the hash of it. */
async function aPhone(name: string) {
  serial += 1;
  const hash = telephoneHash(`+38591000${serial}`);
  const user = await aUser(name);
  const data = { telephoneNumber: `+38591000${serial}`, contactKey: contactKey(hash) };
  await db().user.update({ where: { id: user.id }, data });
  return { ...user, hash };
}

const send = (user: TestUser, body: unknown, headers: Record<string, string> = {}) =>
  call(upload, { token: user.token, method: "POST", body, headers });
const namesOf = async (answer: Promise<Awaited<ReturnType<typeof send>>>) =>
  dataOf(await answer, uploadContactsAnswer).list.map(({ displayName }) => displayName);
const contactsOf = async (user: TestUser) =>
  (await db().contact.findMany({ where: { userId: user.id }, orderBy: { contactId: "asc" } })).map(
    ({ contactId }) => contactId,
  );

async function confirmedMinutesAgo(user: TestUser, contact: TestUser, minutes: number) {
  await db().contact.update({
    where: { userId_contactId: { userId: user.id, contactId: contact.id } },
    data: { lastConfirmedAt: new Date(Date.now() - minutes * 60_000) },
  });
}

describe("2.2.1 POST /contacts", () => {
  test("finds verified people by their hashes and keeps them, once", async () => {
    const [ana, ben, cleo] = [await aPhone("Ana"), await aPhone("Ben"), await aPhone("Cleo")];
    const [gone, unproven] = [await aPhone("Gone"), await aPhone("Unproven")];
    await db().user.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
    await db().user.update({ where: { id: unproven.id }, data: { verified: false } });
    const hashes = [ana, ben, cleo, gone, unproven, ben].map(({ hash }) => hash);
    const answer = await send(ana, { contacts: [...hashes, "nobody's", ""] });
    expect(dataOf(answer, uploadContactsAnswer)).toMatchObject({
      count: 2,
      limit: 500,
      list: [{ id: ben.id, displayName: "Ben", telephoneNumberHashed: ben.hash }, { id: cleo.id }],
    });
    expect(await contactsOf(ana)).toEqual([ben.id, cleo.id]);
    expect(await contactsOf(ben)).toEqual([]);
    expect(await namesOf(send(ana, { contacts: [ben.hash.toUpperCase()] }))).toEqual(["Ben"]);
    expect(await contactsOf(ana)).toEqual([ben.id, cleo.id]);
  });

  test("a form brings a list, and one field alone a text", async () => {
    const [ana, ben, cleo] = [await aPhone("Ana"), await aPhone("Ben"), await aPhone("Cleo")];
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const many = `contacts=${ben.hash}&contacts=${cleo.hash}&isLastPage=false`;
    expect(await namesOf(send(ana, many, headers))).toEqual(["Ben", "Cleo"]);
    const one = `contacts=${cleo.hash}&isLastPage=true`;
    expect(await namesOf(send(ana, one, headers))).toEqual(["Cleo"]);
    const text = ` ${ben.hash}, ,${cleo.hash},`;
    expect(await namesOf(send(ana, { contacts: text }))).toEqual(["Ben", "Cleo"]);
  });

  test("the last page lets go of whom no page has named of late", async () => {
    const [ana, ben, cleo, dora] = [
      await aPhone("Ana"),
      await aPhone("B"),
      await aPhone("C"),
      await aPhone("D"),
    ];
    await send(ana, { contacts: [ben.hash, cleo.hash, dora.hash] });
    await db().contact.create({ data: { userId: ana.id, contactId: (await aUser("Invited")).id } });
    await db().contact.create({ data: { userId: ben.id, contactId: cleo.id, lastConfirmedAt: new Date(0) } });
    await confirmedMinutesAgo(ana, ben, 11);
    await confirmedMinutesAgo(ana, cleo, 11);
    await confirmedMinutesAgo(ana, dora, 9);
    await send(ana, { contacts: [ben.hash] });
    expect(await contactsOf(ana)).toHaveLength(4);
    await send(ana, { contacts: ["nobody's"], isLastPage: true });
    expect(await contactsOf(ana)).toHaveLength(3);
    expect(await contactsOf(ana)).not.toContain(cleo.id);
    expect(await contactsOf(ben)).toEqual([cleo.id]);
  });

  test("uploads at once neither fail nor double", async () => {
    const ana = await aPhone("Ana");
    const others = [await aPhone("B"), await aPhone("C"), await aPhone("D")].map(({ hash }) => hash);
    const orders = [others, [...others].reverse(), others, [...others].reverse()];
    const answers = await Promise.all(orders.map((contacts) => send(ana, { contacts, isLastPage: true })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await contactsOf(ana)).toHaveLength(3);
  });

  test.each([
    ["body.contacts is a required field", {}],
    ["body.contacts must be array or string, currently: 42", { contacts: 42 }],
    ["body.contacts must be array or string, currently: {}", { contacts: {} }],
    ["body.contacts must be array or string, currently: null", { contacts: null }],
    ["body.contacts field must have at least 1 items", { contacts: [] }],
    ["body.contacts field must have at least 1 items", { contacts: " , " }],
    ["body.contacts[0] must be a `string` type, but the final value was: `1`.", { contacts: [1] }],
    [
      "body.contacts field must have less than or equal to 500 items",
      { contacts: Array.from({ length: 501 }, () => "a") },
    ],
    [
      'body.isLastPage must be a `boolean` type, but the final value was: `"maybe"`.',
      { contacts: ["a"], isLastPage: "maybe" },
    ],
  ])("400: %s", async (words, body) => {
    expectError(await send(await aUser(), body), 400, `Invalid params ValidationError: ${words}`);
  });

  test("500 hashes are not too many", async () => {
    const contacts = Array.from({ length: 500 }, (_, index) => telephoneHash(`+${index}`));
    expect(await namesOf(send(await aUser(), { contacts }))).toEqual([]);
  });

  test("who asks for a whole country is stopped, and others are not", async () => {
    const [eve, ana] = [await aUser("Eve"), await aUser("Ana")];
    let day = 0;
    const book = () => Array.from({ length: 500 }, (_, index) => `${day}-${index}`);
    for (; day < 40; day += 1) expect((await send(eve, { contacts: book() })).status).toBe(200);
    const refused = await send(eve, { contacts: ["one more"] });
    expectError(refused, 429, /^Too many tries/);
    expect((await send(ana, { contacts: book() })).status).toBe(200);
    vi.spyOn(config(), "rateLimits", "get").mockReturnValue(false);
    expect((await send(eve, { contacts: book() })).status).toBe(200);
  });
});
