import AxeBuilder from "@axe-core/playwright";
import { aRoomOf, data, expect, messageList, post, test } from "@/e2e/fixtures";

test("whoever has a room's key reads the guide, tries a call on the page, and the room sees it", async ({
  ada,
  newcomer,
  page,
}) => {
  const ben = await newcomer("Ben");
  const roomId = await aRoomOf([ada, ben], "Docs");
  const key = post(ada.api, `/api/messenger/api-keys/roomId/${roomId}`, { displayName: "Doc bot" });
  const { apiKey } = await data(key);
  await ben.page.goto(`/rooms/${roomId}`);

  // Without an account.
  await page.goto("/docs");
  await page
    .getByRole("navigation", { name: "APIs" })
    .getByRole("link", { name: "Messaging API", exact: true })
    .click();
  const example = page.getByRole("article").filter({ hasText: "Post a message" });
  const python = example.getByRole("button", { name: "Python" });
  // A press before the page's scripts have come does nothing.
  await expect(async () => {
    await python.click();
    await expect(python).toHaveAttribute("aria-pressed", "true", { timeout: 1_000 });
  }).toPass();
  await expect(example).toContainText("urllib.request.Request(");
  await expect(example).toContainText(`${new URL(page.url()).origin}/api/messaging/messages`);

  await page.getByText("Post a text into the key's room").click();
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByLabel("Key or token").fill(apiKey.token);
  const body = { roomId, type: "text", body: { text: "Tried on the page" } };
  await page.getByLabel("Body as JSON").fill(JSON.stringify(body));
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/^Answered 200 in \d+ ms$/)).toBeVisible();
  await expect(page.getByText("x-request-id", { exact: true })).toBeVisible();
  const message = messageList(ben.page, "Docs")
    .getByRole("listitem")
    .filter({ hasText: "Tried on the page" });
  await expect(message).toContainText("Doc bot");
});

for (const [path, colorScheme, width] of [
  ["/docs", "light", 1440],
  ["/docs/guest-chat", "dark", 390],
] as const) {
  test(`everybody can read ${path}, ${colorScheme}, ${width} px wide`, async ({
    browser,
    baseURL,
    ada: _,
  }) => {
    const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(message.text());
    });
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== baseURL) faults.push(`asked ${request.url()}`);
    });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
}
