import {
  aRoomOf,
  composer,
  data,
  expect,
  forgive,
  messageList,
  type Person,
  post,
  say,
  test,
} from "@/e2e/fixtures";

const SEND = "**/api/messenger/messages";
const roomLink = ({ page }: Person, name: string) =>
  page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: new RegExp(`^${name}`) });
const rows = ({ page }: Person, room: string, text: string) =>
  messageList(page, room).getByRole("listitem").filter({ hasText: text });

/** What was said in the room, as the server has it, oldest first. */
async function said({ api }: Person, roomId: number): Promise<string[]> {
  const { list } = await data(api.get(`/api/messenger/messages/roomId/${roomId}?afterSeq=0`));
  const talk = list.filter(({ type }: { type: string }) => type !== "system");
  return talk.map(({ body }: { body: { text: string } }) => body.text);
}

test("row 2: the count, the room's name and the line “New” are of one mark, and go together", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const [here, there] = [await aRoomOf([ana, ben], "Here"), await aRoomOf([ana, ben], "There")];
  await say(ben, there, "Known already");
  await post(ana.api, `/api/messenger/messages/${there}/seen`, {});
  await ana.page.goto(`/rooms/${here}`);
  const gone = await say(ben, there, "Never mind");
  await say(ben, there, "First news");
  await say(ben, there, "Second news");
  await expect(roomLink(ana, "There")).toContainText("3 unread messages");
  await data(ben.api.delete(`/api/messenger/messages/${gone.id}?target=all`));
  await expect(roomLink(ana, "There")).toContainText("2 unread messages");

  await roomLink(ana, "There").click();
  const line = messageList(ana.page, "There").getByText("New", { exact: true });
  await expect(line).toBeVisible();
  await expect(roomLink(ana, "There")).not.toContainText("unread");
  const [top, first] = [await line.boundingBox(), await rows(ana, "There", "First news").boundingBox()];
  expect((top?.y ?? 0) < (first?.y ?? 0)).toBe(true);
  await ana.page.reload();
  await expect(rows(ana, "There", "Second news")).toBeVisible();
  await expect(line).toHaveCount(0);
  await expect(roomLink(ana, "There")).not.toContainText("unread");
});

test("row 7: an answer that is lost, and a reload in the middle, make no second message", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Echo");
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(composer(ana.page, "Echo")).toBeFocused();

  // The server has stored it, and nobody hears of that.
  await ana.page.route(
    SEND,
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  await composer(ana.page, "Echo").fill("Hello?");
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => said(ben, roomId)).toEqual(["Hello?"]);
  await composer(ana.page, "Echo").fill("Anybody?");
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => said(ben, roomId)).toEqual(["Hello?", "Anybody?"]);

  await ana.page.route(SEND, (route) => route.abort("connectionreset"));
  await composer(ana.page, "Echo").fill("Before the reload");
  await ana.page.keyboard.press("Enter");
  await composer(ana.page, "Echo").fill("Also before it");
  await ana.page.keyboard.press("Enter");
  await expect(rows(ana, "Echo", "Before the reload").getByText("Not sent yet")).toBeVisible();
  await ana.page.unroute(SEND);
  await ana.page.reload();
  const all = ["Hello?", "Anybody?", "Before the reload", "Also before it"];
  await expect.poll(() => said(ben, roomId)).toEqual(all);
  for (const text of all) await expect(rows(ana, "Echo", text)).toHaveCount(1);
  forgive(ana, /ERR_CONNECTION_RESET/);
});

test("row 8: a message that is refused can be sent again, changed or thrown away, and holds up nothing", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Gate");
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(composer(ana.page, "Gate")).toBeFocused();
  await ana.page.route(SEND, async (route) => {
    const { text } = route.request().postDataJSON().body;
    if (!text.startsWith("no")) await route.continue();
    else await route.fulfill({ status: 403, json: { status: "fail", message: "Not these words" } });
  });
  for (const text of ["no first", "no second", "yes"]) {
    await composer(ana.page, "Gate").fill(text);
    await ana.page.keyboard.press("Enter");
  }
  for (const text of ["no first", "no second"]) {
    await expect(rows(ana, "Gate", text).getByRole("alert")).toContainText("Not sent");
    await expect(rows(ana, "Gate", text).getByRole("button")).toHaveText(["Retry", "Edit", "Discard"]);
  }
  await expect.poll(() => said(ben, roomId)).toEqual(["yes"]);

  await rows(ana, "Gate", "no second").getByRole("button", { name: "Discard" }).click();
  await expect(rows(ana, "Gate", "no second")).toHaveCount(0);
  // It is still there after a reload, and its words come back to be changed.
  await ana.page.reload();
  await rows(ana, "Gate", "no first").getByRole("button", { name: "Edit" }).click();
  await expect(composer(ana.page, "Gate")).toHaveValue("no first");
  await expect(rows(ana, "Gate", "no first")).toHaveCount(0);
  await composer(ana.page, "Gate").fill("then so");
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => said(ben, roomId)).toEqual(["yes", "then so"]);
  forgive(ana, /403/);
});

test("row 12: a room that was seen before is there without a word from the server", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const [east, west] = [await aRoomOf([ana, ben], "East"), await aRoomOf([ana, ben], "West")];
  await say(ben, east, "Sunrise");
  await say(ben, west, "Sunset");
  await ana.page.goto(`/rooms/${east}`);
  await expect(rows(ana, "East", "Sunrise")).toBeVisible();
  await roomLink(ana, "West").click();
  await expect(rows(ana, "West", "Sunset")).toBeVisible();

  // Whatever is asked now waits until the rooms have been seen.
  let answer = () => {};
  const isAnswered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await ana.page.route("**/api/**", async (route) => {
    await isAnswered;
    await route.continue();
  });
  await roomLink(ana, "East").click();
  await expect(rows(ana, "East", "Sunrise")).toBeVisible();
  await expect(composer(ana.page, "East")).toBeFocused();
  await roomLink(ana, "West").click();
  await expect(rows(ana, "West", "Sunset")).toBeVisible();
  answer();
  await say(ben, west, "Stars");
  await expect(rows(ana, "West", "Stars")).toBeVisible();
});

test("row 12: whoever comes back is at the room's end, with what came meanwhile, and alone in it", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const [east, west] = [await aRoomOf([ana, ben], "East"), await aRoomOf([ana, ben], "West")];
  await Promise.all(Array.from({ length: 40 }, (_, at) => say(ben, east, `Wave ${at}`)));
  await post(ana.api, `/api/messenger/messages/${east}/seen`, {});
  await say(ben, west, "Sunset");
  await ana.page.goto(`/rooms/${east}`);
  const first = messageList(ana.page, "East").getByRole("listitem").filter({ hasText: /Wave/ }).first();
  await messageList(ana.page, "East").hover();
  await expect(async () => {
    await ana.page.mouse.wheel(0, -2_000);
    await expect(first).toBeInViewport({ timeout: 500 });
  }).toPass();
  await rows(ana, "East", "Wave").first().focus();
  await composer(ana.page, "East").fill("half a thought");

  await roomLink(ana, "West").click();
  await expect(rows(ana, "West", "Sunset")).toBeVisible();
  await expect(composer(ana.page, "West")).toHaveValue("");
  // What is kept of the other room is not there for anybody: eyes, ears or keys.
  await expect(ana.page.getByText(/^Wave \d+$/).filter({ visible: true })).toHaveCount(0);
  await expect(messageList(ana.page, "East")).toHaveCount(0);
  await expect(ana.page.locator("#messages")).toHaveCount(1);
  await ana.page.keyboard.press("Shift+Tab");
  await expect(ana.page.locator(":focus")).not.toContainText("Wave");

  await say(ben, east, "The tide has turned");
  await expect(roomLink(ana, "East")).toContainText("1 unread message");
  await roomLink(ana, "East").click();
  await expect(rows(ana, "East", "The tide has turned")).toBeInViewport();
  await expect(messageList(ana.page, "East").getByText("New", { exact: true })).toBeVisible();
  await expect(composer(ana.page, "East")).toHaveValue("half a thought");
  await expect(roomLink(ana, "East")).not.toContainText("unread");
});

test("rows 14 and 15: parts of words, Japanese and Chinese, and what has dashes and dots in it are found", async ({
  newcomer,
}) => {
  const ana = await newcomer("Ana");
  const roomId = await aRoomOf([ana], "Words");
  const texts = [
    "Donaudampfschifffahrt",
    "明日の会議は東京です",
    "我们在北京见面",
    "See release-notes of v1.2.3 by ana.b@example.org",
  ];
  for (const text of texts) await say(ana, roomId, text);
  await ana.page.goto(`/rooms/${roomId}?panel=search`);
  const field = ana.page.getByRole("searchbox", { name: "Search messages" });
  await expect(field).toBeFocused();
  const hits = ana.page.getByRole("list", { name: "Found messages" }).getByRole("button");
  for (const [words, found] of [
    ["dampf", texts[0]],
    ["東京", texts[1]],
    ["会議", texts[1]],
    ["北京", texts[2]],
    ["release-notes", texts[3]],
    ["notes", texts[3]],
    ["v1.2.3", texts[3]],
    ["ana.b@example.org", texts[3]],
  ] as const) {
    await field.fill(words);
    await expect(hits.locator("mark").first()).toHaveText(words, { ignoreCase: true });
    await expect(hits).toHaveCount(1);
    await expect(hits).toContainText(found ?? "");
  }
});

test("row 25: the Enter that ends a Japanese conversion sends nothing, the next one does", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Kana");
  await ana.page.goto(`/rooms/${roomId}`);
  const field = composer(ana.page, "Kana");
  await expect(field).toBeFocused();
  const browser = await ana.page.context().newCDPSession(ana.page);
  const compose = (text: string) =>
    browser.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("かん");
  await compose("漢字");
  // As the system reports a key that its input method has taken.
  const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 };
  await browser.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  await browser.send("Input.insertText", { text: "漢字" });
  await browser.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  await expect(field).toHaveValue("漢字");
  expect(await said(ben, roomId)).toEqual([]);
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => said(ben, roomId)).toEqual(["漢字"]);
});

test("row 27: on a phone nothing zooms or hides: large letters in fields, a locked column, the field above the keyboard", async ({
  newcomer,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const ana = await newcomer("Ana", phone);
  const roomId = await aRoomOf([ana], "Pocket");
  for (let n = 1; n <= 30; n += 1) await say(ana, roomId, `line ${n}`);
  const letters = (name: string) =>
    ana.page.getByRole(name === "Search messages" ? "searchbox" : "textbox", { name }).evaluate((field) => {
      return Number.parseFloat(getComputedStyle(field).fontSize);
    });
  await ana.page.goto(`/rooms/${roomId}?panel=search`);
  await expect.poll(() => letters("Search messages")).toBeGreaterThanOrEqual(16);
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(rows(ana, "Pocket", "line 30")).toBeVisible();
  await expect.poll(() => letters("Message Pocket")).toBeGreaterThanOrEqual(16);
  // Nobody asked for the keyboard yet.
  await expect(composer(ana.page, "Pocket")).not.toBeFocused();
  await expect(ana.page.locator("meta[name=viewport]")).toHaveAttribute(
    "content",
    /interactive-widget=resizes-content/,
  );

  const fits = async (height: number) => {
    const box = await composer(ana.page, "Pocket").boundingBox();
    const page = await ana.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    return page <= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= height;
  };
  expect(await fits(844)).toBe(true);
  // A browser that makes the page smaller for its keyboard …
  await ana.page.setViewportSize({ width: 390, height: 500 });
  await expect.poll(() => fits(500)).toBe(true);
  await expect(rows(ana, "Pocket", "line 30")).toBeInViewport();
  // … and one that only covers it.
  await ana.page.setViewportSize({ width: 390, height: 844 });
  await expect(async () => {
    await ana.page.evaluate(() => {
      Object.defineProperty(window.visualViewport, "height", { value: 500, configurable: true });
      window.visualViewport?.dispatchEvent(new Event("resize"));
    });
    expect(await fits(500)).toBe(true);
  }).toPass();
});

test("row 28: one emoji in several forms is one reaction", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Tones");
  const { id: messageId } = await say(ben, roomId, "Good?");
  for (const [person, reaction] of [
    [ana, "👍🏽"],
    [ben, "👍"],
  ] as const) {
    await data(post(person.api, "/api/messenger/message-records", { messageId, type: "reaction", reaction }));
  }
  await ana.page.goto(`/rooms/${roomId}`);
  const chips = rows(ana, "Tones", "Good?").getByRole("button", { name: /, \d, you reacted/ });
  await expect(chips).toHaveCount(1);
  await expect(chips).toHaveAccessibleName(/thumbs up.*, 2, you reacted/);
});
