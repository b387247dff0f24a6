import type { Browser, Page } from "@playwright/test";
import { aRoomOf, composer, data, expect, messageList, type Person, post, say, test } from "@/e2e/fixtures";

/** The same person at another computer: signed in, and with nothing kept in the browser. */
async function anotherDevice(browser: Browser, person: Person, baseURL: string | undefined): Promise<Page> {
  const { cookies } = await person.page.context().storageState();
  const context = await browser.newContext({ baseURL, storageState: { cookies, origins: [] } });
  return context.newPage();
}

const roomLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: new RegExp(name) });

test("row 6: what Ana begins to write waits in its room, in all her tabs and on all her devices", async ({
  newcomer,
  browser,
  baseURL,
}) => {
  const ana = await newcomer("Ana");
  const [letters] = [await aRoomOf([ana], "Letters"), await aRoomOf([ana], "Lists")];
  await ana.page.goto(`/rooms/${letters}`);
  const tab = await ana.page.context().newPage();
  await tab.goto(`/rooms/${letters}`);
  await expect(composer(tab, "Letters")).toBeVisible();

  await composer(ana.page, "Letters").fill("Dear Ben");
  await expect(composer(tab, "Letters")).toHaveValue("Dear Ben");
  await roomLink(ana.page, "Lists").click();
  await expect(composer(ana.page, "Lists")).toHaveValue("");
  await expect(roomLink(ana.page, "Letters").getByLabel("Draft")).toBeVisible();
  await expect
    .poll(async () => (await data(ana.api.get("/api/messenger/drafts"))).drafts)
    .toMatchObject([{ roomId: letters, text: "Dear Ben" }]);

  const device = await anotherDevice(browser, ana, baseURL);
  await device.goto("/drafts");
  const list = device.getByRole("main").getByRole("list", { name: "Drafts" });
  await list.getByRole("button", { name: /^Letters.*Dear Ben$/ }).click();
  await expect(composer(device, "Letters")).toHaveValue("Dear Ben");
  await composer(device, "Letters").fill("Dear Ben, hello");
  await expect(composer(tab, "Letters")).toHaveValue("Dear Ben, hello");

  // Sent in one place, it is nowhere to be sent again.
  await composer(device, "Letters").press("Enter");
  await expect(messageList(tab, "Letters").getByText("Dear Ben, hello")).toBeVisible();
  await expect(composer(tab, "Letters")).toHaveValue("");
  await expect(roomLink(ana.page, "Letters").getByLabel("Draft")).toHaveCount(0);
  await expect(ana.page.getByRole("link", { name: "Drafts" })).toHaveCount(0);
  await device.context().close();
});

test("row 5: letters typed before the page works stay where they were typed", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Slow");
  const root = await say(ben, roomId, "Ready?");
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await ana.page.route("**/_next/static/**/*.js", async (route) => {
    await isReleased;
    await route.continue();
  });
  await ana.page.goto(`/rooms/${roomId}?thread=${root.id}`, { waitUntil: "commit" });
  const field = composer(ana.page, "Slow");
  await field.click();
  await ana.page.keyboard.type("Almost");
  release();
  await ana.page.keyboard.type(" there");
  const thread = ana.page.getByRole("complementary", { name: "Thread in Slow" });
  await expect(thread.getByText("Ready?")).toBeVisible();
  await expect(field).toHaveValue("Almost there");
  await expect(field).toBeFocused();
  await expect(thread.getByRole("textbox")).toHaveValue("");

  // The same of the dialog that Ctrl + K opens, whose code comes with the first wish for it.
  await ana.page.keyboard.press("Control+k");
  await ana.page.keyboard.type("slo");
  await expect(ana.page.getByRole("combobox", { name: "Room or person" })).toHaveValue("slo");
  await ana.page.keyboard.press("Escape");
  await expect(field).toHaveValue("Almost there");
});

test("Ana sees that Ben is here, and that he is typing until he has said it", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const answer = await post(ana.api, "/api/messenger/rooms", { type: "private", userIds: [ben.userId] });
  const roomId = (await answer.json()).data.room.id;
  await ana.page.goto(`/rooms/${roomId}`);
  const header = ana.page.locator("main header");
  await expect(header.getByText("Offline")).toBeVisible();
  await ben.page.goto(`/rooms/${roomId}`);
  await expect(header.getByText("Online")).toBeVisible();

  const line = ana.page.getByText("Ben is typing");
  const before = await composer(ana.page, "Ben").boundingBox();
  await expect(async () => {
    await composer(ben.page, "Ana").pressSequentially("o");
    await expect(line).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await composer(ana.page, "Ben").boundingBox()).toEqual(before);
  await composer(ben.page, "Ana").press("Enter");
  await expect(messageList(ana.page, "Ben").getByText(/^o+$/)).toBeVisible();
  await expect(line).toHaveCount(0);

  await ben.page.close();
  await expect(header.getByText("Offline")).toBeVisible({ timeout: 15_000 });
});

test("row 9: what came while one was away is there without a reload, and both tabs agree on what is read", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const [roomId, other] = [await aRoomOf([ana, ben], "Ferry"), await aRoomOf([ana, ben], "Pier")];
  await ana.page.goto(`/rooms/${other}`);
  await expect(roomLink(ana.page, "Ferry")).toBeVisible();
  await say(ben, roomId, "Casting off");
  await expect(roomLink(ana.page, "Ferry")).toContainText("1 unread message");

  // Another tab reads it; the first one knows at once.
  const tab = await ana.page.context().newPage();
  await tab.goto(`/rooms/${roomId}`);
  await tab.bringToFront();
  await expect(messageList(tab, "Ferry").getByText("Casting off")).toBeVisible();
  await expect(roomLink(ana.page, "Ferry")).not.toContainText("unread");

  await tab.evaluate(() => window.dispatchEvent(new Event("offline")));
  for (const text of ["one", "two", "three"]) await say(ben, roomId, text);
  await tab.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(messageList(tab, "Ferry").getByText(/^(one|two|three)$/)).toHaveText(["one", "two", "three"]);
});
