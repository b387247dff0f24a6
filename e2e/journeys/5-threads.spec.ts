import type { Page } from "@playwright/test";
import { aRoomOf, composer, data, expect, messageList, type Person, post, say, test } from "@/e2e/fixtures";

const threadComposer = (page: Page) => page.getByRole("textbox", { name: "Reply in thread" });
const panel = (page: Page, room: string) => page.getByRole("complementary", { name: `Thread in ${room}` });
const threadsEntry = (page: Page) =>
  page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: /^Threads/ });
const row = (page: Page, room: string, text: string) =>
  messageList(page, room).getByRole("listitem").filter({ hasText: text });

/** A reply through the API, by somebody who is not looking. */
async function reply(person: Person, root: { roomId: number; id: number }, text: string) {
  const body = { roomId: root.roomId, type: "text", body: { text }, threadRootId: root.id };
  return (await data(post(person.api, "/api/messenger/messages", body))).message;
}

test("Ben replies in a thread, Ana reads it beside the room, and the room stays as it was", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Tea");
  await say(ana, roomId, "Which tea?");
  for (const { page } of [ana, ben]) await page.goto(`/rooms/${roomId}`);

  await row(ben.page, "Tea", "Which tea?").hover();
  await row(ben.page, "Tea", "Which tea?").getByRole("button", { name: "Reply in thread" }).click();
  await expect(threadComposer(ben.page)).toBeFocused();
  await expect(ben.page).toHaveURL(/\?thread=\d+$/);
  await ben.page.keyboard.type("Green, please");
  await ben.page.keyboard.press("Enter");
  await expect(panel(ben.page, "Tea").getByText("Green, please")).toHaveCount(1);

  const link = row(ana.page, "Tea", "Which tea?").getByRole("link", { name: /^1 reply/ });
  await expect(link).toHaveAccessibleName(/unread/);
  await expect(messageList(ana.page, "Tea").getByText("Green, please")).toHaveCount(0);
  await link.click();
  await expect(panel(ana.page, "Tea").getByText("Green, please")).toBeVisible();
  await ana.page.keyboard.type("Coming up");
  await panel(ana.page, "Tea").getByRole("checkbox", { name: "Also send to Tea" }).check();
  await threadComposer(ana.page).press("Enter");
  await expect(panel(ben.page, "Tea").getByText("Coming up")).toBeVisible();
  await expect(messageList(ben.page, "Tea").getByText("Coming up")).toHaveCount(1);
  await expect(
    row(ben.page, "Tea", "Which tea?")
      .getByRole("link", { name: /^2 replies/ })
      .first(),
  ).toBeVisible();
});

test("row 3: a thread leaves the unread threads once it is read, and stays away after a reload", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Plans");
  const root = await say(ana, roomId, "Shall we?");
  await ana.page.goto("/threads");
  await expect(ana.page.getByText("No threads yet")).toBeVisible();
  await reply(ben, root, "Yes!");
  await reply(ben, root, "Tomorrow");
  await expect(threadsEntry(ana.page)).toHaveAccessibleName(/1 unread thread/);
  const item = ana.page.getByRole("list", { name: "Threads" }).getByRole("link", { name: /Shall we/ });
  await expect(item).toHaveAccessibleName(/2 new replies/);

  await item.click();
  await expect(panel(ana.page, "Plans").getByText("New", { exact: true })).toBeVisible();
  await expect(threadsEntry(ana.page)).not.toHaveAccessibleName(/unread/);
  await expect(panel(ana.page, "Plans").getByText("New", { exact: true })).toBeVisible();
  const link = row(ana.page, "Plans", "Shall we?").getByRole("link", { name: /^2 replies/ });
  await expect(link).not.toHaveAccessibleName(/unread/);
  await expect
    .poll(async () => (await data(ana.api.get("/api/messenger/threads"))).list[0].unreadCount)
    .toBe(0);
  await ana.page.reload();
  await expect(panel(ana.page, "Plans").getByText("Tomorrow")).toBeVisible();
  await expect(threadsEntry(ana.page)).not.toHaveAccessibleName(/unread/);
  await expect(panel(ana.page, "Plans").getByText("New", { exact: true })).toHaveCount(0);

  // All at once, without opening any.
  await ana.page.goto("/threads");
  await reply(ben, root, "Or Friday");
  await expect(threadsEntry(ana.page)).toHaveAccessibleName(/1 unread thread/);
  await ana.page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(threadsEntry(ana.page)).not.toHaveAccessibleName(/unread/);
});

test("row 6: a reply that is not finished stays with its thread, whatever is opened meanwhile", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Work");
  const other = await aRoomOf([ana, ben], "Play");
  const first = await say(ben, roomId, "first topic");
  const second = await say(ben, roomId, "second topic");
  await ana.page.goto(`/rooms/${roomId}?thread=${first.id}`);
  // An opened thread takes the focus, and with it what is typed.
  await expect(threadComposer(ana.page)).toBeFocused();
  await threadComposer(ana.page).fill("half a thought");
  await expect(composer(ana.page, "Work")).toHaveValue("");
  await composer(ana.page, "Work").fill("for the room");

  await row(ana.page, "Work", "second topic").hover();
  await row(ana.page, "Work", "second topic").getByRole("button", { name: "Reply in thread" }).click();
  await expect(ana.page).toHaveURL(new RegExp(`thread=${second.id}$`));
  await expect(threadComposer(ana.page)).toHaveValue("");
  await ana.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: /Play/ }).click();
  await expect(composer(ana.page, "Play")).toHaveValue("");
  await expect(ana.page).toHaveURL(new RegExp(`/rooms/${other}$`));

  await ana.page.goto(`/rooms/${roomId}?thread=${first.id}`);
  await expect(composer(ana.page, "Work")).toHaveValue("for the room");
  await expect(threadComposer(ana.page)).toHaveValue("half a thought");
  // What is on its way is bound to where it was written, also when one leaves at once.
  let letItGo = () => {};
  const allowed = new Promise<void>((resolve) => {
    letItGo = resolve;
  });
  await ana.page.route("**/api/messenger/messages", async (route) => {
    await allowed;
    await route.continue();
  });
  await threadComposer(ana.page).press("Enter");
  await expect(panel(ana.page, "Work").getByText("half a thought")).toBeVisible();
  await ana.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: /Play/ }).click();
  letItGo();
  await expect
    .poll(async () => (await data(ben.api.get(`/api/messenger/messages/${first.id}/thread`))).list)
    .toMatchObject([{ body: { text: "half a thought" }, threadRootId: first.id, roomId }]);
});

test("row 17: a muted thread is quiet, and one that is followed no more is gone from the list", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Noise");
  const [loud, kept] = [await say(ana, roomId, "loud one"), await say(ana, roomId, "quiet one")];
  for (const root of [loud, kept]) await reply(ben, root, "first");
  await ana.page.goto(`/rooms/${roomId}?thread=${loud.id}`);
  const options = panel(ana.page, "Noise").getByRole("button", { name: "Thread options" });
  await options.click();
  await ana.page.getByRole("menuitem", { name: "Mute thread" }).click();
  await expect(panel(ana.page, "Noise").getByLabel("Muted")).toBeVisible();
  await panel(ana.page, "Noise").getByRole("button", { name: "Close thread" }).click();
  await expect(threadsEntry(ana.page)).toHaveAccessibleName(/1 unread thread/);
  await reply(ben, loud, "again");
  await reply(ben, kept, "and again");
  const link = (text: string) => row(ana.page, "Noise", text).getByRole("link", { name: /^2 replies/ });
  await expect(link("quiet one")).toHaveAccessibleName(/unread/);
  await expect(link("loud one")).not.toHaveAccessibleName(/unread/);
  await expect(threadsEntry(ana.page)).toHaveAccessibleName(/1 unread thread/);

  await link("loud one").click();
  await options.click();
  await ana.page.getByRole("menuitem", { name: "Stop following" }).click();
  await threadsEntry(ana.page).click();
  const list = ana.page.getByRole("list", { name: "Threads" });
  await expect(list.getByRole("link", { name: /quiet one/ })).toBeVisible();
  await expect(list.getByRole("link", { name: /loud one/ })).toHaveCount(0);
});

test("by keyboard alone: a thread opens with its composer, and closes to where one was", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Keys");
  const root = await say(ben, roomId, "Question");
  await reply(ben, root, "more of it");
  await ana.page.goto(`/rooms/${roomId}`);
  // Until the page's scripts have come, its keys do nothing.
  await expect(async () => {
    await row(ana.page, "Keys", "Question").focus();
    await ana.page.keyboard.press("t");
    await expect(threadComposer(ana.page)).toBeFocused({ timeout: 2_000 });
  }).toPass();
  await ana.page.keyboard.type("Answer");
  await ana.page.keyboard.press("Escape");
  await expect(panel(ana.page, "Keys")).toHaveCount(0);
  await expect(row(ana.page, "Keys", "Question")).toBeFocused();
  await ana.page.keyboard.press("t");
  await expect(threadComposer(ana.page)).toHaveValue("Answer");
});

test("on a phone a thread is a page of its own with a way back", async ({ newcomer }) => {
  const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
  const [ana, ben] = [await newcomer("Ana", phone), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Pocket");
  const root = await say(ana, roomId, "On my way");
  await reply(ben, root, "See you");
  await ana.page.goto(`/rooms/${roomId}`);
  await row(ana.page, "Pocket", "On my way")
    .getByRole("link", { name: /^1 reply/ })
    .tap();
  await expect(panel(ana.page, "Pocket")).toBeVisible();
  const box = await panel(ana.page, "Pocket").boundingBox();
  expect(box).toMatchObject({ x: 0, width: 390 });
  await ana.page.getByRole("button", { name: "Back to Pocket" }).tap();
  await expect(panel(ana.page, "Pocket")).toHaveCount(0);
  await expect(messageList(ana.page, "Pocket").getByText("On my way")).toBeVisible();
});
