import { expect, test, vi } from "vitest";
import { POST } from "@/app/api/messenger/presence/route";
import { db } from "@/lib/db/client";
import { presenceAnswer } from "@/lib/dialects/spika/schemas/presence";
import { userChannel } from "@/lib/realtime/channels";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";
import { dataOf } from "@/lib/testing/wire";

const beat = async (user: TestUser, state: string, clientId = "laptop") =>
  dataOf(await call(POST, { token: user.token, body: { clientId, state } }), presenceAnswer).people;

test("native presence: those who share a room hear of each other, and nobody else", async () => {
  const { listen } = await liveParts();
  const [ana, ben, stranger] = [await aUser("Ana"), await aUser("Ben"), await aUser("Stranger")];
  await aRoom([ana, ben]);
  const { heard } = await listen(ana, [userChannel(ana.id)]);

  expect(await beat(stranger, "online")).toEqual([]);
  expect(await beat(ana, "online")).toEqual([]);
  expect(await beat(ben, "online")).toEqual([{ userId: ana.id, state: "online" }]);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard[0]).toMatchObject({ name: "presence.changed", data: { userId: ben.id, state: "online" } });

  await beat(ben, "away");
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(await beat(ana, "online")).toEqual([{ userId: ben.id, state: "away" }]);
});

test("native presence: a block hides both people from each other", async () => {
  await liveParts();
  const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  await aRoom([ana, ben]);
  await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
  await beat(ana, "online");
  expect(await beat(ben, "online")).toEqual([]);
  expect(await beat(ana, "online")).toEqual([]);
});

test("native presence: a state that is none is refused", async () => {
  const ana = await aUser("Ana");
  const answer = await call(POST, { token: ana.token, body: { clientId: "laptop", state: "asleep" } });
  expect(answer.status).toBe(400);
});
