import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { whoKnow } from "@/lib/domain/users/who-know";
import { aRoom, aUser } from "@/lib/testing/builders";
import { setTeamMode } from "@/lib/testing/team-mode";

let restore = () => {};
afterEach(() => restore());

test("a change of a user is told to those who know them, and in team mode to everybody", async () => {
  const [ana, ben, cleo, dora] = [
    await aUser("Ana"),
    await aUser("Ben"),
    await aUser("Cleo"),
    await aUser("D"),
  ];
  const mate = await aUser("Mate");
  await db().contact.create({ data: { userId: ana.id, contactId: ben.id } });
  await db().contact.create({ data: { userId: cleo.id, contactId: ana.id } });
  await aRoom([ana, ben, mate]);
  const all = [ana, ben, cleo, dora, mate].map(({ id }) => id);

  expect(await whoKnow(ana.id, all)).toEqual(all);
  restore = setTeamMode(false);
  expect((await whoKnow(ana.id, all)).sort((a, b) => a - b)).toEqual(
    [ana, ben, cleo, mate].map(({ id }) => id),
  );
  expect(await whoKnow(ana.id, [dora.id])).toEqual([]);
  expect(await whoKnow(dora.id, all)).toEqual([dora.id]);
});
