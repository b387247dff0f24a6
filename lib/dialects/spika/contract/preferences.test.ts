import { describe, expect, test } from "vitest";
import { GET, PUT } from "@/app/api/messenger/me/settings/route";
import { db } from "@/lib/db/client";
import { preferencesSchema } from "@/lib/dialects/spika/schemas/preferences";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

const read = async (user: TestUser) => (await call(GET, { token: user.token })).json.data.preferences;
const change = (user: TestUser, preferences: unknown) =>
  call(PUT, { token: user.token, method: "PUT", body: { preferences } });

describe("native: PUT /me/settings", () => {
  test("each preference has a value before anybody chooses, and keeps what is chosen", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const first = preferencesSchema.strict().parse(await read(ana));
    expect(first).toMatchObject({ sendKey: "enter", theme: "browser", startAt: "unread" });

    const answer = await change(ana, { sendKey: "mod-enter", theme: "dark" });
    expect(answer.json).toEqual({
      status: "success",
      data: { preferences: { ...first, sendKey: "mod-enter", theme: "dark" } },
    });
    await change(ana, { theme: "light" });
    expect(await read(ana)).toEqual({ ...first, sendKey: "mod-enter", theme: "light" });
    expect(await read(ben)).toEqual(first);
  });

  test("what is no choice is refused, and nothing of the request is kept", async () => {
    const ana = await aUser("Ana");
    const answer = await change(ana, { density: "compact", sendKey: "space" });
    expect(answer.status).toBe(400);
    expect(await read(ana)).toMatchObject({ density: "comfortable", sendKey: "enter" });
    expect((await change(ana, undefined)).status).toBe(400);
    expect(await call(PUT, { method: "PUT", body: { preferences: {} } })).toMatchObject({ status: 401 });
  });

  test("a stored word that is no choice any more counts as not chosen", async () => {
    const ana = await aUser("Ana");
    await db().userSetting.create({ data: { userId: ana.id, key: "density", value: "dense" } });
    expect(await read(ana)).toMatchObject({ density: "comfortable" });
  });

  test("the news is for the person's own screens", async () => {
    const ana = await aUser("Ana");
    const { id: before } = await db().outbox.create({ data: { type: "mark", payload: {} } });
    await change(ana, { announce: "off" });
    const events = await db().outbox.findMany({ where: { id: { gt: before } } });
    expect(events.map(({ payload }) => payload)).toEqual([{ type: "preferences.changed", userId: ana.id }]);
  });
});
