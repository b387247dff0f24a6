import { expect, test } from "@playwright/test";
import { ADMIN } from "@/e2e/fixtures";

// First of all files: it needs the fresh install.
test("row 22: with no mail server the first visitor makes the workspace, a room and an invite link, and a friend joins by it", async ({
  page,
  browser,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel("Your name").fill(ADMIN.displayName);
  await page.getByLabel("E-mail or phone number").fill(ADMIN.identifier);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Create account" }).click();

  await page.getByLabel("Name of the room").fill("Kitchen");
  await page.getByRole("button", { name: "Create room" }).click();

  await expect(page.getByRole("img", { name: "QR code of the invite link" })).toBeVisible();
  const link = (await page.getByRole("status", { name: "Invite link" }).textContent()) ?? "";
  await page.getByRole("link", { name: "Open Hearth" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kitchen" })).toBeVisible();

  const context = await browser.newContext();
  const friend = await context.newPage();
  await friend.goto(new URL(link).pathname);
  await expect(friend.getByText("Kitchen").first()).toBeVisible();
  await friend.getByLabel("Your name").fill("Fay Friend");
  await friend.getByLabel("E-mail or phone number").fill("fay@example.org");
  await friend.getByLabel("Password", { exact: true }).fill("somewhere to sit down");
  await friend.getByRole("button", { name: "Create account and join" }).click();
  await expect(friend.getByRole("heading", { level: 1, name: "Kitchen" })).toBeVisible();

  await friend.getByRole("textbox", { name: "Message Kitchen" }).fill("Hello Ada!");
  await friend.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Messages in Kitchen" }).getByText("Hello Ada!")).toBeVisible();
  await context.close();
});

test("somebody signs in with a code, is told of a wrong one, and signs out", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await page.getByLabel("E-mail or phone number").fill(ADMIN.identifier);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This code is wrong or no longer works")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("123456");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();

  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/rooms");
  await expect(page).toHaveURL(/\/login/);
});

test("a wrong password is answered in words, and the right one opens the rooms", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("E-mail or phone number").fill(ADMIN.identifier);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The address or the password is wrong")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
});
