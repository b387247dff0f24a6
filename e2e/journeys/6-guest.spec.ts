import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { composer, data, expect, messageList, type Person, post, test } from "@/e2e/fixtures";

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

/** The code that every mail carries while the tests run: see playwright.config.ts. */
const CODE = "123456";

/** A chat of Ada's, made as her programs would. */
async function aChat({ api }: Person, name: string) {
  const { company } = await data(post(api, "/api/messenger/companies", { name: `${name} Ltd` }));
  const { guestChat } = await data(post(api, "/api/messenger/guest-chats", { companyId: company.id, name }));
  const { url } = await data(post(api, `/api/messenger/guest-chats/${guestChat.roomId}/share`, {}));
  return { roomId: guestChat.roomId as number, path: new URL(url).pathname + new URL(url).hash };
}

/** WCAG 2.2 A and AA: no serious or critical finding. */
async function expectAccessible(page: Page) {
  await expect(async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }).toPass({ timeout: 15_000 });
}

test("Ada shares a chat, and a guest on a phone comes by the link and talks with her", async ({
  ada,
  guest,
}) => {
  const { page } = ada;
  await page.goto("/settings/guest-chats");
  await page.getByLabel("Name of the company").fill("Bicycles Ltd");
  await page.getByRole("button", { name: "Add company" }).click();
  await page.getByLabel("Name of a new chat of Bicycles Ltd").fill("Repairs");
  await page.getByRole("button", { name: "Create chat" }).click();
  await page.getByRole("button", { name: "Manage Repairs" }).click();
  await page.getByRole("button", { name: "Show the link" }).click();
  const link = await page.getByRole("textbox", { name: "Guest link" }).inputValue();
  await page.getByRole("button", { name: "Open Repairs" }).click();
  await expect(composer(page, "Repairs")).toBeVisible();

  const phone = await guest(PHONE);
  await phone.goto(new URL(link).pathname + new URL(link).hash);
  await phone.getByLabel("Your name").fill("Gus Guest");
  await expectAccessible(phone);
  await phone.getByLabel("E-mail address").fill("gus@example.org");
  await phone.getByRole("button", { name: "Send the code" }).tap();
  await phone.getByLabel("Code").fill(CODE);

  await phone.getByLabel("Write a message").fill("My brakes squeak");
  await phone.getByRole("button", { name: "Send" }).tap();
  const row = messageList(page, "Repairs").getByRole("listitem").filter({ hasText: "My brakes squeak" });
  await expect(row).toContainText("Gus Guest");
  await expect(row).toContainText("Guest");

  await composer(page, "Repairs").fill("Bring it in tomorrow");
  await composer(page, "Repairs").press("Enter");
  const conversation = phone.getByRole("region", { name: "Conversation" });
  await expect(conversation.getByText("Bring it in tomorrow")).toBeVisible();
  await expectAccessible(phone);
  // The way in is kept: nobody asks twice.
  await phone.reload();
  await expect(conversation.getByText("My brakes squeak")).toBeVisible();
});

test("a closed chat tells its guest so, and a guest who is removed has left at once", async ({
  ada,
  guest,
}) => {
  const { roomId, path } = await aChat(ada, "Orders");
  const page = await guest();
  await page.goto(path);
  await page.getByLabel("Your name").fill("Hal Guest");
  await page.getByLabel("E-mail address").fill("hal@example.org");
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code").fill(CODE);
  await expect(page.getByLabel("Write a message")).toBeVisible();

  await ada.page.goto(`/rooms/${roomId}`);
  await ada.page.getByRole("button", { name: "Room details" }).click();
  const openSwitch = ada.page.getByRole("switch", { name: "Guests may write" });
  await openSwitch.click();
  await expect(page.getByText("This chat is closed")).toBeVisible();
  await openSwitch.click();
  await expect(page.getByLabel("Write a message")).toBeVisible();

  await ada.page.getByRole("button", { name: "Remove Hal Guest" }).click();
  await ada.page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("You are not in this chat any more")).toBeVisible();
});
