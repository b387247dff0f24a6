import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { aRoomOf, composer, data, expect, messageList, type Person, post, say, test } from "@/e2e/fixtures";

// Many screens in one test, so that they share what is made for them.
test.describe.configure({ timeout: 120_000 });

const SCHEMES = ["light", "dark"] as const;
const WIDTHS = [1440, 390];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** WCAG 2.2 A and AA: no serious or critical finding on what is shown now, in light and in dark. */
async function expectClear(page: Page, where: string) {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // What comes in a moment is judged once it is there.
    await expect(async () => {
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
      // Of all rules only that of contrast asks for the theme.
      const rules = colorScheme === "light" ? axe.withTags(TAGS) : axe.withRules("color-contrast");
      const { violations } = await rules.analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      const found = serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      expect([where, colorScheme, found]).toEqual([where, colorScheme, []]);
    }).toPass({ timeout: 15_000 });
  }
}

/** A room with one of everything in it, of Ada, who may see every screen. */
async function aFullRoom(ada: Person, ben: Person) {
  const roomId = await aRoomOf([ada, ben], "Clear");
  const first = await say(ben, roomId, "Is everything **readable**? See https://example.org and `code`");
  await say(ben, roomId, `> quoted\n\n- one\n- two\n\n\`\`\`ts\nconst a = "b"; // c\n\`\`\``);
  await say(ben, roomId, "@Ada Admin look");
  const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==";
  const upload = { chunk: pixel, offset: 0, clientId: `clear-${roomId}` };
  await data(post(ben.api, "/api/upload/files", upload));
  const bytes = Buffer.from(pixel, "base64");
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  const { file } = await data(
    post(ben.api, "/api/upload/files/verify", {
      total: 1,
      size: bytes.length,
      type: "image",
      fileHash: Buffer.from(hash).toString("hex"),
      metaData: { width: 300, height: 200 },
      clientId: upload.clientId,
      fileName: "dot.png",
      mimeType: "image/png",
    }),
  );
  const picture = { roomId, type: "image", body: { fileId: file.id, text: "" } };
  await data(post(ben.api, "/api/messenger/messages", picture));
  const reply = { roomId, type: "text", body: { text: "In a thread" }, threadRootId: first.id };
  await data(post(ben.api, "/api/messenger/messages", reply));
  await data(
    post(ada.api, "/api/messenger/message-records", {
      messageId: first.id,
      type: "reaction",
      reaction: "👍",
    }),
  );
  await data(post(ada.api, `/api/messenger/messages/${first.id}/pin`, {}));
  await data(post(ada.api, `/api/messenger/messages/${first.id}/save`, {}));
  await say(ada, roomId, "Yes");
  return { roomId, threadId: first.id as number };
}

/** As the app itself goes from place to place: without loading the page anew. */
async function walk(page: Page, path: string) {
  await page.evaluate((to) => window.history.pushState(null, "", to), path);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const panel = (page: Page, name: string) => page.getByRole("tabpanel", { name });
const PANELS = ["Details", "Members", "Notes", "Pins", "Media", "Files", "Search", "Settings"];
const LISTS = ["Threads", "Drafts", "Saved", "Mentions"];
/** By the end of its address, what it is called. */
const SECTIONS = {
  account: "Account",
  sessions: "Sessions",
  messages: "Messages",
  appearance: "Appearance",
  accessibility: "Accessibility",
  "api-tokens": "API tokens",
  "guest-chats": "Guest chats",
  workspace: "Workspace",
  people: "People",
  invites: "Invite links",
  "workspace-keys": "API keys",
};

// After the first visit, which needs the fresh install.
for (const width of WIDTHS) {
  const viewport = { width, height: width > 700 ? 900 : 844 };

  test(`axe finds nothing serious in a room and beside it, light and dark, ${width} px wide`, async ({
    ada,
    newcomer,
  }) => {
    const { page } = ada;
    await page.setViewportSize(viewport);
    const { roomId, threadId } = await aFullRoom(ada, await newcomer("Ben"));
    const note = { roomId, title: "Plan", content: "Some **plan**" };
    const { note: written } = await data(post(ada.api, `/api/messenger/notes/roomId/${roomId}`, note));
    await page.goto(`/rooms/${roomId}`);
    await expect(messageList(page, "Clear").getByText("Yes", { exact: true })).toBeVisible();
    await expectClear(page, "room");
    await page.goto(`/rooms/${roomId}?thread=${threadId}`);
    await expect(page.getByRole("complementary").getByText("In a thread")).toBeVisible();
    await expectClear(page, "thread");
    for (const name of PANELS) {
      await walk(page, `/rooms/${roomId}?panel=${name.toLowerCase()}&q=readable`);
      await expect(panel(page, name)).toHaveText(/\S/);
      await expectClear(page, name);
    }
    await page.goto(`/rooms/${roomId}?panel=notes&note=${written.id}`);
    await expect(panel(page, "Notes").getByRole("textbox").first()).toBeVisible();
    await expectClear(page, "note");
    await data(post(ada.api, `/api/messenger/rooms/${roomId}/archive`, {}));
    await page.goto(`/rooms/${roomId}`);
    await expect(messageList(page, "Clear").getByText(/archived the room/)).toBeVisible();
    await expectClear(page, "archived room");
  });

  test(`axe finds nothing serious in lists and settings, light and dark, ${width} px wide`, async ({
    ada,
    newcomer,
  }) => {
    const { page } = ada;
    await page.setViewportSize(viewport);
    const { roomId } = await aFullRoom(ada, await newcomer("Ben"));
    await data(ada.api.put(`/api/messenger/drafts/roomId/${roomId}`, { data: { text: "Begun" } }));
    await page.goto("/rooms");
    await expect(page.getByRole("link", { name: /^Clear/ }).first()).toBeVisible();
    await expectClear(page, "rooms");
    for (const name of LISTS) {
      await walk(page, `/${name.toLowerCase()}`);
      await expect(heading(page, name)).toBeVisible();
      await expectClear(page, name);
    }
    await walk(page, "/settings");
    await expect(heading(page, /^(Settings|Account)$/)).toBeVisible();
    await expectClear(page, "/settings");
    for (const [section, name] of Object.entries(SECTIONS)) {
      await walk(page, `/settings/${section}`);
      await expect(heading(page, name)).toBeVisible();
      await expectClear(page, name);
    }
  });

  test(`axe finds nothing serious in what opens over a room, light and dark, ${width} px wide`, async ({
    ada,
    newcomer,
  }) => {
    const { page } = ada;
    const { keyboard } = page;
    await page.setViewportSize(viewport);
    const { roomId } = await aFullRoom(ada, await newcomer("Ben"));
    await page.goto(`/rooms/${roomId}`);
    await expect(composer(page, "Clear")).toBeFocused();
    const message = messageList(page, "Clear").getByRole("listitem").filter({ hasText: "readable" });

    for (const [name, open] of [
      ["Jump to", () => keyboard.press("Control+k")],
      ["Keyboard shortcuts", () => keyboard.press("Control+/")],
      ["Forward message", () => choose("Forward…")],
      ["Choose an emoji", () => page.getByRole("button", { name: "Add emoji" }).click()],
      ["Picture: dot.png", () => page.getByRole("button", { name: "Open picture: dot.png" }).click()],
    ] as const) {
      await open();
      await expect(page.getByRole("dialog", { name })).toBeVisible();
      await expectClear(page, name);
      await keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
    await message.focus();
    await keyboard.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await expectClear(page, "menu of a message");
    await keyboard.press("Escape");
    await composer(page, "Clear").fill("");
    await composer(page, "Clear").press("@");
    await expect(page.getByRole("listbox")).toBeVisible();
    await expectClear(page, "suggestions");
    // The field is a combobox as long as they are there.
    await keyboard.press("Escape");
    await composer(page, "Clear").fill("");

    await page.goto("/rooms");
    for (const name of ["Create a room", "Message somebody", "Browse public rooms"]) {
      await page.getByRole("button", { name: "New room or message" }).click();
      await page.getByRole("menuitem", { name }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectClear(page, name);
      await keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }

    async function choose(action: string) {
      await message.focus();
      await keyboard.press("Enter");
      await page.getByRole("menuitem", { name: action }).click();
    }
  });
}

test("axe finds nothing serious where nobody is signed in, light and dark, wide and narrow", async ({
  ada,
  guest,
}) => {
  const { company } = await data(post(ada.api, "/api/messenger/companies", { name: "Clear Ltd" }));
  const chat = { companyId: company.id, name: "Clear" };
  const { guestChat } = await data(post(ada.api, "/api/messenger/guest-chats", chat));
  const { url } = await data(post(ada.api, `/api/messenger/guest-chats/${guestChat.roomId}/share`, {}));
  const { invite } = await data(post(ada.api, "/api/messenger/admin/invites", {}));
  const page = await guest();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    for (const address of ["/login", invite.url, url, "/docs", "/docs/messaging"]) {
      const { pathname, hash } = new URL(address, url);
      await page.goto(pathname + hash);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectClear(page, pathname);
    }
  }
});

test("at 320 px nothing scrolls two ways, on a phone's rooms, messages and panels", async ({
  ada,
  newcomer,
}) => {
  const { page } = ada;
  const { roomId, threadId } = await aFullRoom(ada, await newcomer("Ben"));
  const wide = "x".repeat(300);
  await say(ada, roomId, `A long word: ${wide}\n\n\`\`\`\nconst wide = "${wide}";\n\`\`\``);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    "/rooms",
    `/rooms/${roomId}`,
    `/rooms/${roomId}?thread=${threadId}`,
    ...["details", "members", "settings", "search&q=readable"].map(
      (name) => `/rooms/${roomId}?panel=${name}`,
    ),
    ...["/threads", "/saved", "/settings", "/settings/messages", "/settings/account"],
  ]) {
    await page.goto(path);
    await expect(
      page
        .getByRole("heading", { level: 1 })
        .or(page.getByRole("navigation", { name: "Rooms" }))
        .first(),
    ).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect([path, await page.evaluate(sidewaysScrollers)]).toEqual([path, []]);
  }
});

/** What is wider than its place; code and rows of tabs scroll within themselves. */
function sidewaysScrollers(): string[] {
  const all = [...document.querySelectorAll<HTMLElement>("html, body, body *")];
  return all
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => {
      const { overflowX } = getComputedStyle(element);
      const isPage = element === document.documentElement || element === document.body;
      return isPage || overflowX === "auto" || overflowX === "scroll";
    })
    .filter((element) => !element.matches("pre, [role=tablist]"))
    .map((element) => element.outerHTML.slice(0, 200));
}

for (const { name, isTouch, least } of [
  { name: "a mouse", isTouch: false, least: 24 },
  { name: "a finger", isTouch: true, least: 44 },
]) {
  test(`what is pressed with ${name} is ${least} px or larger`, async ({ newcomer }) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const [ana, ben] = [await newcomer("Ana", isTouch ? phone : {}), await newcomer("Ben")];
    const { roomId, threadId } = await aFullRoom(ana, ben);
    const small: string[] = [];
    for (const place of ["", "?panel=settings", "?panel=search", `?thread=${threadId}`]) {
      await ana.page.goto(`/rooms/${roomId}${place}`);
      await ana.page.waitForLoadState("networkidle");
      small.push(...(await ana.page.evaluate(smallTargets, least)));
    }
    for (const path of ["/rooms", "/settings/messages"]) {
      await ana.page.goto(path);
      await ana.page.waitForLoadState("networkidle");
      small.push(...(await ana.page.evaluate(smallTargets, least)));
    }
    expect([...new Set(small)]).toEqual([]);
  });
}

/**
 * What reacts to less than a square of this side around its middle; what is around a small
 * thing may belong to it. But for links within a text, which are as high as its lines.
 */
function smallTargets(least: number): string[] {
  const pressed = "a[href], button, input:not([type=file]), select, textarea, [role=tab], [role=switch]";
  const reach = least / 2 - 1;
  return [...document.querySelectorAll<HTMLElement>(pressed)]
    .filter(
      (element) =>
        element.checkVisibility() && !element.closest(".visually-hidden, [inert], [aria-hidden=true]"),
    )
    .filter((element) => !(element.closest("p, li, code") && getComputedStyle(element).display === "inline"))
    .filter((element) => {
      const place = element.closest("label") ?? element;
      place.scrollIntoView({ block: "center", inline: "center" });
      const { x, y, width, height } = place.getBoundingClientRect();
      if (width >= least - 0.5 && height >= least - 0.5) return false;
      const isHit = (right: number, down: number) => {
        const hit = document.elementFromPoint(x + width / 2 + right, y + height / 2 + down);
        return hit !== null && (place.contains(hit) || hit.contains(place));
      };
      // What is under a panel, or waits out of sight for the focus, is not pressed.
      const isThere = width > 0 && isHit(0, 0);
      return isThere && !(isHit(-reach, 0) && isHit(reach, 0) && isHit(0, -reach) && isHit(0, reach));
    })
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return `${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 160)}`;
    });
}

test("who wants rest has no motion: nothing moves as it appears, and a jump is there at once", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana", { reducedMotion: "reduce" }), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Calm");
  await say(ben, roomId, "Hush");
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(composer(ana.page, "Calm")).toBeFocused();
  await ana.page.keyboard.press("Control+k");
  await expect(ana.page.getByRole("dialog", { name: "Jump to" })).toBeVisible();
  const moving = await ana.page.evaluate(() => {
    const seconds = (words: string) => Math.max(...words.split(",").map((part) => Number.parseFloat(part)));
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
        const longest = Math.max(seconds(animationDuration), seconds(transitionDuration));
        return longest > 0.001 || scrollBehavior === "smooth";
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(moving).toEqual([]);
});
