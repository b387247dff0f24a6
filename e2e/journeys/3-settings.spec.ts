import type { Browser, BrowserContext } from "@playwright/test";
import { ADMIN, aRoomOf, composer, expect, type Person, test } from "@/e2e/fixtures";

test("Ana gives the room a picture and a topic, and Ben sees both at once", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Orchard");
  await Promise.all([ana.page.goto(`/rooms/${roomId}?panel=settings`), ben.page.goto(`/rooms/${roomId}`)]);
  const header = ben.page.getByRole("main").locator("header").first();
  await expect(composer(ben.page, "Orchard")).toBeVisible();

  await openPanel(ana, "Settings");
  await ana.page.getByLabel("Topic").fill("Apples and pears");
  await ana.page.getByRole("button", { name: "Save changes" }).click();
  await expect(header.getByText("Apples and pears")).toBeVisible();

  await ana.page.getByLabel("Choose a picture").setInputFiles(APPLE);
  await expect(ana.page.getByRole("button", { name: "Change picture" })).toBeVisible();
  const picture = header.locator("img");
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
});

test("an invite for one lets one person in", async ({ newcomer }) => {
  const [ana, ben, cleo] = [await newcomer("Ana"), await newcomer("Ben"), await newcomer("Cleo")];
  const roomId = await aRoomOf([ana], "Cellar");
  await ana.page.goto(`/rooms/${roomId}`);
  await openPanel(ana, "Details");
  const panel = ana.page.getByRole("complementary", { name: "About Cellar" });
  await panel.getByLabel("Uses").selectOption({ label: "Once" });
  await panel.getByRole("button", { name: "Create invite link" }).click();
  await expect(panel.getByText("1 use left of 1")).toBeVisible();
  const link = await panel.getByRole("textbox", { name: "Invite link" }).inputValue();
  const path = new URL(link).pathname;

  await ben.page.goto(path);
  await ben.page.getByRole("button", { name: "Join" }).click();
  await expect(ben.page.getByRole("heading", { level: 1, name: "Cellar", exact: true })).toBeVisible();
  await cleo.page.goto(path);
  await expect(cleo.page.getByText("This invite no longer works")).toBeVisible();

  await ana.page.reload();
  await expect(panel.getByText("Used up")).toBeVisible();
  await panel.getByRole("button", { name: "Revoke" }).click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(panel.getByRole("textbox", { name: "Invite link" })).toHaveCount(0);
});

test("Ana archives a room, nobody writes in it, and she brings it back", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Harvest");
  await Promise.all([ana.page.goto(`/rooms/${roomId}?panel=settings`), ben.page.goto(`/rooms/${roomId}`)]);
  await expect(composer(ben.page, "Harvest")).toBeVisible();
  await openPanel(ana, "Settings");
  await ana.page.getByRole("button", { name: "Archive room" }).click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "Archive room" }).click();

  await expect(ben.page.getByText(/This room is archived.*Ana/)).toBeVisible();
  await expect(composer(ben.page, "Harvest")).toHaveCount(0);
  await expect(ben.page.getByRole("button", { name: "Archived (1)" })).toBeVisible();

  await ana.page.getByRole("main").getByRole("button", { name: "Bring room back" }).click();
  await expect(composer(ben.page, "Harvest")).toBeVisible();
  await expect(ben.page.getByRole("button", { name: /Archived/ })).toHaveCount(0);
});

test("what Ana chooses follows to her other browser, which a new password signs out", async ({
  newcomer,
  browser,
  baseURL,
}) => {
  const ana = await newcomer("Ana");
  const other = await secondBrowser(ana, browser, baseURL);
  const page = await other.newPage();
  const section = (name: string) =>
    ana.page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name });
  await Promise.all([ana.page.goto("/settings/appearance"), page.goto("/settings/messages")]);
  await page.getByRole("radio", { name: /Ctrl \+ Enter/ }).check();
  await section("Messages").click();
  await expect(ana.page.getByRole("radio", { name: /Ctrl \+ Enter/ })).toBeChecked();

  await section("Sessions").click();
  await expect(ana.page.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(2);
  await section("Account").click();
  await ana.page.getByLabel("Current password").fill(ADMIN.password);
  await ana.page.getByLabel("New password").fill("a warmer place to talk");
  await ana.page.getByRole("button", { name: "Change password" }).click();
  await expect(ana.page.getByText("Password changed").first()).toBeVisible();
  await section("Sessions").click();
  await expect(ana.page.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);

  await page.goto("/rooms");
  await expect(page).toHaveURL(/\/login/);
  await other.close();
});

/** By hand: the panel comes once the page's scripts are there, and what is typed into it stays. */
async function openPanel({ page }: Person, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name });
  await expect(async () => {
    if (!(await tab.isVisible())) await page.getByRole("button", { name: "Room details" }).click();
    await expect(tab).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await tab.click();
}

/** The same person elsewhere; it is to be signed out, and may say so in its console. */
async function secondBrowser(
  person: Person,
  browser: Browser,
  baseURL: string | undefined,
): Promise<BrowserContext> {
  const { data } = await (await person.api.get("/api/messenger/me")).json();
  const context = await browser.newContext({ baseURL });
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, identifier: data.user.emailAddress, password: ADMIN.password, json: "true" };
  const answer = await context.request.post("/api/auth/callback/password", {
    form: { ...form, callbackUrl: "/" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return context;
}

const APPLE = {
  name: "apple.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGM4YSMCRwzIHAB3egjBAWAoGAAAAABJRU5ErkJggg==",
    "base64",
  ),
};
