import { beforeEach, describe, expect, test } from "vitest";
import { GET as LOG } from "@/app/api/messenger/webhooks/[id]/deliveries/route";
import { POST as PAUSE } from "@/app/api/messenger/webhooks/[id]/pause/route";
import { POST as RESUME } from "@/app/api/messenger/webhooks/[id]/resume/route";
import { DELETE, PUT } from "@/app/api/messenger/webhooks/[id]/route";
import { POST as TEST } from "@/app/api/messenger/webhooks/[id]/test/route";
import { GET, POST } from "@/app/api/messenger/webhooks/roomId/[roomId]/route";
import { db } from "@/lib/db/client";
import {
  deliveryAnswer,
  deliveryListAnswer,
  webhookAnswer,
  webhookListAnswer,
} from "@/lib/dialects/spika/schemas/webhook";
import type { RoomId } from "@/lib/domain/ids";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const NOT_ADMIN = "User is not in room or he is not admin in this room";
const UNKNOWN = ["8851534158", "65415361531115131", "abc", "0"];
const URL_GIVEN = "https://hooks.example.com/in";

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
  roomId = await aRoom([ana, ben]);
});

const inRoom = (user: TestUser, id: string | number = roomId) => ({
  token: user.token,
  params: { roomId: String(id) },
});
const ofHook = (user: TestUser, id: string | number, method = "GET") => ({
  token: user.token,
  method,
  params: { id: String(id) },
});
const created = async (url = URL_GIVEN, user = ana, id: RoomId = roomId) =>
  dataOf(await call(POST, { ...inRoom(user, id), body: { url } }), webhookAnswer).webhook;

describe("2.12 webhooks", () => {
  test("an admin makes, lists, changes and deletes them", async () => {
    const webhook = await created();
    expect(Object.keys(webhook).slice(0, 6)).toEqual([
      "id",
      "url",
      "verifySignature",
      "roomId",
      "createdAt",
      "modifiedAt",
    ]);
    expect(webhook).toMatchObject({ url: URL_GIVEN, roomId });
    expect(webhook.verifySignature).toMatch(/^[A-Za-z0-9]{22}$/);
    expect(webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const second = await created("spika.example/hook");
    const { webhooks } = dataOf(await call(GET, inRoom(ana)), webhookListAnswer);
    expect(webhooks).toEqual([webhook, second]);

    const moved = dataOf(
      await call(PUT, { ...ofHook(ana, webhook.id, "PUT"), body: { url: "http://link.ba" } }),
      webhookAnswer,
    ).webhook;
    expect(moved).toEqual({ ...webhook, url: "http://link.ba", modifiedAt: moved.modifiedAt });
    expect(moved.modifiedAt).toBeGreaterThan(webhook.modifiedAt - 1);

    expect((await call(DELETE, ofHook(ana, webhook.id, "DELETE"))).json).toEqual({
      status: "success",
      data: { deleted: true },
      deleted: true,
    });
    expect(dataOf(await call(GET, inRoom(ana)), webhookListAnswer).webhooks).toEqual([second]);
  });

  test("the secret is encrypted where it is kept", async () => {
    const { id, secret } = await created();
    const row = await db().webhook.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.secretCipher).toString("latin1")).not.toContain(secret);
  });

  test("in a private room either of the two may", async () => {
    const pair = await aRoom([ana, ben], { type: "private" });
    const webhook = await created(URL_GIVEN, ben, pair);
    expect(dataOf(await call(GET, inRoom(ana, pair)), webhookListAnswer).webhooks).toEqual([webhook]);
  });

  test("the URL rule", async () => {
    const post = (url: unknown) => call(POST, { ...inRoom(ana), body: { url } });
    for (const url of [
      "http://link.ba",
      "spika.example/hook",
      "HTTPS://Hooks.Example.COM:8443/a-b/%20c_~.+?x=1&y;z=%20#top",
      "8.8.8.8:8080/in",
      "http://a.b-c.example.museum/",
    ])
      expect((await post(url)).status, url).toBe(200);
    for (const url of [
      "not valid",
      "http://localhost:3000",
      "localhost",
      "ftp://link.ba",
      "javascript:alert(1)",
      "http://link.b",
      "http://-link.ba",
      "http://user:secret@link.ba/",
      "http://link.ba/a b",
      "http://link.ba\n",
      "http://999.1.1.1/",
      "http://127.0.0.1/",
      "127.0.0.1:3000/hook",
      "http://10.0.0.1/",
      "http://192.168.1.10/",
      "http://172.16.0.1/",
      "http://169.254.169.254/latest",
      "http://100.64.0.1/",
      "http://0.0.0.0/",
      "http://[::1]/",
      `http://link.ba/${"a".repeat(2_048)}`,
      `http://${"a-".repeat(1_000)}`,
    ])
      expectError(await post(url), 400, "Url not valid");
  });

  test("errors in the contract's order", async () => {
    const post = (user: TestUser, body: unknown, id: string | number = roomId) =>
      call(POST, { ...inRoom(user, id), body });
    expectError(await post(ben, {}), 400, "Invalid params ValidationError: body.url is a required field");
    expectError(
      await post(ben, { url: "" }),
      400,
      "Invalid params ValidationError: body.url is a required field",
    );
    expectError(
      await post(ben, { url: 5 }),
      400,
      /^Invalid params ValidationError: body\.url must be a `string`/,
    );
    expectError(await post(ben, { url: "not valid" }), 400, "Url not valid");
    expectError(await post(ben, { url: URL_GIVEN }), 403, NOT_ADMIN);
    for (const id of [roomId, ...UNKNOWN]) {
      expectError(await post(cleo, { url: URL_GIVEN }, id), 403, NOT_ADMIN);
      expectError(await call(GET, inRoom(cleo, id)), 403, NOT_ADMIN);
    }
    const { id } = await created();
    const put = (user: TestUser, which: string | number, url: string) =>
      call(PUT, { ...ofHook(user, which, "PUT"), body: { url } });
    for (const unknown of UNKNOWN) {
      expectError(await put(ana, unknown, "not valid"), 400, "Url not valid");
      expectError(await put(ana, unknown, URL_GIVEN), 404, "Not found");
      expectError(await call(DELETE, ofHook(ana, unknown, "DELETE")), 404, "Not found");
      expectError(await call(LOG, ofHook(ana, unknown)), 404, "Not found");
    }
    for (const user of [ben, cleo]) {
      expectError(await put(user, id, URL_GIVEN), 403, NOT_ADMIN);
      expectError(await call(DELETE, ofHook(user, id, "DELETE")), 403, NOT_ADMIN);
      expectError(await call(LOG, ofHook(user, id)), 403, NOT_ADMIN);
    }
    expect((await call(GET, { params: { roomId: String(roomId) } })).text).toBe("No access token");
  });
});

test("native: the log shows the newest deliveries first, page by page", async () => {
  const { id } = await created();
  await db().webhookDelivery.createMany({
    data: Array.from({ length: 60 }, (_, n) => ({ webhookId: id, eventId: `${n}`, messageId: n + 1 })),
  });
  const read = async (query = {}) =>
    dataOf(await call(LOG, { ...ofHook(ana, id), query }), deliveryListAnswer);
  const first = await read();
  expect(first.list).toHaveLength(50);
  expect(first.list[0]).toMatchObject({ messageId: 60, status: "pending", attempt: 0, failure: null });
  const rest = await read({ cursor: first.nextCursor ?? 0 });
  expect(rest.list.map(({ messageId }) => messageId)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(rest.nextCursor).toBeNull();
});

describe("native: pause, resume and test of a webhook", () => {
  const post = (handler: typeof PAUSE, id: string | number, user = ana) =>
    call(handler, ofHook(user, id, "POST"));

  test("a paused one says since when, and goes on when it is told to", async () => {
    const { id } = await created();
    const { webhook } = dataOf(await post(PAUSE, id), webhookAnswer);
    expect(webhook.pausedAt).toEqual(expect.any(Number));
    expect(dataOf(await post(PAUSE, id), webhookAnswer).webhook.pausedAt).toBe(webhook.pausedAt);
    expect(dataOf(await post(RESUME, id), webhookAnswer).webhook.pausedAt).toBeNull();
  });

  test("a test stands in the log as one", async () => {
    const { id } = await created();
    const { delivery } = dataOf(await post(TEST, id), deliveryAnswer);
    expect(delivery).toMatchObject({ isTest: true, messageId: null, status: "pending", attempt: 0 });
    const { list } = dataOf(await call(LOG, ofHook(ana, id)), deliveryListAnswer);
    expect(list).toEqual([delivery]);
  });

  test("other members may do none of it, and unknown ones are not there", async () => {
    const { id } = await created();
    for (const handler of [PAUSE, RESUME, TEST]) {
      expectError(await post(handler, id, ben), 403, NOT_ADMIN);
      for (const unknown of UNKNOWN) expectError(await post(handler, unknown), 404, "Not found");
    }
  });
});
