import type { Locator, Page } from "@playwright/test";
import { ADMIN, aRoomOf, composer, data, expect, messageList, say, test } from "@/e2e/fixtures";

const row = (page: Page, room: string, text: string) =>
  messageList(page, room).getByRole("listitem").filter({ hasText: text });
const threadComposer = (page: Page) => page.getByRole("textbox", { name: "Reply in thread" });

/** Goes on with Tab, or back with Shift + Tab, until it is there; every stop on the way can be seen. */
async function goTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  await expect(target).toBeAttached();
  for (let stops = 0; stops < 40; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    expect(await unseenFocus(page), "where the focus cannot be seen").toBeNull();
  }
  await expect(target).toBeFocused();
}

/** What has the focus without showing it, or is covered by something else; null when all is well. */
async function unseenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const ringed = [focused, focused.parentElement, focused.parentElement?.parentElement].some((element) => {
      const { outlineStyle, outlineWidth } = element
        ? getComputedStyle(element)
        : { outlineStyle: "none", outlineWidth: "0" };
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    });
    const { x, y, width, height } = focused.getBoundingClientRect();
    const onTop = document.elementFromPoint(x + width / 2, y + height / 2);
    const isInView = onTop !== null && (focused.contains(onTop) || onTop.contains(focused));
    return ringed && isInView ? null : focused.outerHTML.slice(0, 300);
  });
}

test("by keyboard alone: sign in, change room, read, reply in a thread, react, upload, search, create a key", async ({
  ada,
  newcomer,
  guest,
}) => {
  const ben = await newcomer("Ben");
  const roomId = await aRoomOf([ada, ben], "Lighthouse");
  await say(ben, roomId, "The lamp needs oil");
  await say(ben, roomId, "And the stairs need paint");
  const page = await guest();
  const { keyboard } = page;

  await page.goto("/login");
  await goTo(page, page.getByLabel("E-mail or phone number"));
  await keyboard.type(ADMIN.identifier);
  await goTo(page, page.getByLabel("Password", { exact: true }));
  await keyboard.type(ADMIN.password);
  await keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();

  const switcher = page.getByRole("combobox", { name: "Room or person" });
  // Until the page's scripts have come, its keys do nothing.
  await expect(async () => {
    await keyboard.press("Control+k");
    await expect(switcher).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await keyboard.type("lighth");
  await expect(page.getByRole("option", { selected: true })).toHaveAccessibleName(/Lighthouse/);
  await keyboard.press("Enter");
  await expect(composer(page, "Lighthouse")).toBeFocused();

  // The messages are one stop; the arrows go about in them.
  const [oil, paint] = [row(page, "Lighthouse", "needs oil"), row(page, "Lighthouse", "need paint")];
  await expect(paint).toBeVisible();
  await keyboard.press("Shift+F6");
  await expect(paint).toBeFocused();
  expect(await unseenFocus(page)).toBeNull();
  await keyboard.press("ArrowUp");
  await expect(oil).toBeFocused();

  await keyboard.press("t");
  await expect(threadComposer(page)).toBeFocused();
  await keyboard.type("I bring some");
  await keyboard.press("Enter");
  await expect(page.getByRole("complementary").getByText("I bring some")).toBeVisible();
  await expect
    .poll(async () => (await data(ben.api.get("/api/messenger/threads"))).list[0]?.root?.replyCount)
    .toBe(1);
  await keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await expect(oil).toBeFocused();

  await keyboard.press("r");
  await expect(page.getByRole("menu")).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitemcheckbox", { name: "React with thumbs up" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(oil.getByRole("button", { name: "thumbs up, 1, you reacted" })).toBeVisible();
  await expect(oil).toBeFocused();

  await keyboard.press("F6");
  await expect(composer(page, "Lighthouse")).toBeFocused();
  const chooser = page.waitForEvent("filechooser");
  await keyboard.press("Control+u");
  await (await chooser).setFiles({ name: "stairs.txt", mimeType: "text/plain", buffer: Buffer.from("up") });
  await expect(page.getByRole("list", { name: "Files to send" }).getByRole("listitem")).toHaveCount(1);
  await goTo(page, composer(page, "Lighthouse"));
  await keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /stairs\.txt.*download/ })).toBeVisible();
  await expect(composer(page, "Lighthouse")).toBeFocused();

  await keyboard.press("Control+Shift+F");
  await expect(page.getByRole("searchbox", { name: "Search messages" })).toBeFocused();
  await keyboard.type("paint");
  const hit = page.getByRole("list", { name: "Found messages" }).getByRole("button");
  await expect(hit).toHaveCount(1);
  await goTo(page, hit);
  await keyboard.press("Enter");
  await expect(paint).toBeFocused();
  await keyboard.press("Control+Shift+F");
  await expect(page.getByRole("searchbox", { name: "Search messages" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(page.getByRole("search")).toHaveCount(0);

  const details = page.getByRole("button", { name: "Room details" });
  await keyboard.press("Shift+F6");
  await goTo(page, details, "Shift+Tab");
  await keyboard.press("Enter");
  await goTo(page, page.getByRole("tab", { name: "Details" }));
  await keyboard.press("End");
  await expect(page.getByRole("tab", { name: "Settings" })).toBeFocused();
  await goTo(page, page.getByRole("textbox", { name: "Display name" }));
  await keyboard.type("Foghorn");
  await keyboard.press("Enter");
  const key = page.getByRole("list", { name: "Keys of this room" }).getByRole("listitem");
  await expect(key.filter({ hasText: "Foghorn" })).toContainText("Last used: never");
  await goTo(page, page.getByRole("button", { name: "Copy key" }));
  await keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await expect(details).toBeFocused();
});

test("by keyboard alone: skip links lead to the messages and to the field, and what opened something has the focus back", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Harbour");
  await say(ben, roomId, "Ships ahoy");
  const { page } = ana;
  const { keyboard } = page;
  await page.goto(`/rooms/${roomId}`);
  await expect(composer(page, "Harbour")).toBeFocused();
  await expect(row(page, "Harbour", "Ships ahoy")).toBeVisible();

  // The two come first of all, before the rooms.
  const skip = (to: string) => page.getByRole("link", { name: `Skip to ${to}` });
  await keyboard.press("F6");
  await expect(page.getByRole("link", { name: /^Harbour/ })).toBeFocused();
  await goTo(page, skip("message field"), "Shift+Tab");
  await keyboard.press("Enter");
  await expect(composer(page, "Harbour")).toBeFocused();
  await keyboard.press("F6");
  await goTo(page, skip("messages"), "Shift+Tab");
  await keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Messages in Harbour" })).toBeFocused();
  await goTo(page, row(page, "Harbour", "Ships ahoy"));

  // By whatever key it was opened: rooms → header → list → field → panel is the order, and back is back.
  for (const [open, close] of [
    ["Control+k", "Escape"],
    ["Control+/", "Escape"],
    ["Control+Shift+F", "Escape"],
    ["Enter", "Escape"],
  ] as const) {
    await keyboard.press(open);
    await expect(row(page, "Harbour", "Ships ahoy")).not.toBeFocused();
    await keyboard.press(close);
    await expect(row(page, "Harbour", "Ships ahoy")).toBeFocused();
  }
});
