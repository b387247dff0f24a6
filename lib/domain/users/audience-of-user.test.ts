import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { audienceOfUser } from "@/lib/domain/users/audience-of-user";
import { anApiKey } from "@/lib/testing/api-key";
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
  const [mate, guest, gone] = [await aUser("Mate"), await aUser("Guest"), await aUser("Gone")];
  await db().user.update({ where: { id: guest.id }, data: { isGuest: true } });
  await db().user.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
  await db().contact.create({ data: { userId: ana.id, contactId: ben.id } });
  await db().contact.create({ data: { userId: cleo.id, contactId: ana.id } });
  const roomId = await aRoom([ana, ben, mate, guest, gone]);
  await anApiKey(roomId, ana.id);

  expect(await audienceOfUser(ana.id)).toEqual([ana, ben, cleo, dora, mate, guest].map(({ id }) => id));
  restore = setTeamMode(false);
  expect(await audienceOfUser(ana.id)).toEqual([ana, ben, cleo, mate, guest].map(({ id }) => id));
  expect(await audienceOfUser(dora.id)).toEqual([dora.id]);
});
