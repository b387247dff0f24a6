import { aRoomOf, composer, data, expect, forgive, messageList, post, say, test } from "@/e2e/fixtures";

test("Ana and Ben talk, each seeing the other's words without reload", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Tea");
  for (const { page } of [ana, ben]) await page.goto(`/rooms/${roomId}`);
  await composer(ana.page, "Tea").fill("Kettle is on");
  await ana.page.keyboard.press("Enter");
  await expect(messageList(ben.page, "Tea").getByText("Kettle is on")).toBeVisible();
  await composer(ben.page, "Tea").fill("On my way");
  await ben.page.keyboard.press("Enter");
  await expect(messageList(ana.page, "Tea").getByText("On my way")).toBeVisible();
  await expect(messageList(ana.page, "Tea").getByText("Kettle is on")).toHaveCount(1);
});

test("row 1: a message in another room moves it up and counts as unread until it is read", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const quiet = await aRoomOf([ana, ben], "Quiet");
  const loud = await aRoomOf([ana, ben], "Loud");
  await ana.page.goto(`/rooms/${loud}`);
  await expect(messageList(ana.page, "Loud")).toBeVisible();
  await say(ben, quiet, "psst");
  const nav = ana.page.getByRole("navigation", { name: "Rooms" });
  const row = nav.getByRole("link", { name: /Quiet/ });
  await expect(row).toContainText("psst");
  await expect(row).toHaveAccessibleName(/1 unread/);
  await expect(
    nav
      .getByRole("link")
      .filter({ hasText: /Quiet|Loud/ })
      .first(),
  ).toContainText("Quiet");
  await row.click();
  await expect(messageList(ana.page, "Quiet").getByText("psst")).toBeVisible();
  await expect(row).not.toHaveAccessibleName(/unread/);
});

test("Ana edits and deletes her message, and Ben sees both happen", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Drafts");
  for (const { page } of [ana, ben]) await page.goto(`/rooms/${roomId}`);
  await composer(ana.page, "Drafts").fill("teh plan");
  await ana.page.keyboard.press("Enter");
  await expect(messageList(ben.page, "Drafts").getByText("teh plan")).toBeVisible();

  const own = messageList(ana.page, "Drafts").getByRole("listitem").filter({ hasText: "teh plan" });
  await own.hover();
  await own.getByRole("button", { name: "Message actions" }).click();
  await ana.page.getByRole("menuitem", { name: "Edit" }).click();
  await ana.page.getByRole("textbox", { name: "Edit message" }).fill("the plan");
  await ana.page.keyboard.press("Enter");
  await expect(messageList(ben.page, "Drafts").getByText("the plan")).toBeVisible();
  await expect(messageList(ben.page, "Drafts").getByText("edited")).toBeVisible();

  const edited = messageList(ana.page, "Drafts").getByRole("listitem").filter({ hasText: "the plan" });
  await edited.hover();
  await edited.getByRole("button", { name: "Message actions" }).click();
  await ana.page.getByRole("menuitem", { name: "Delete for everybody" }).click();
  await expect(messageList(ben.page, "Drafts").getByText("This message was deleted")).toBeVisible();
  await expect(messageList(ben.page, "Drafts").getByText("the plan")).toHaveCount(0);
});

test("row 10: history loads upward without the view jumping", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Archive");
  for (let n = 1; n <= 160; n++) await say(ben, roomId, `line ${n}`);
  await post(ana.api, `/api/messenger/messages/${roomId}/seen`, {});
  let letHistoryCome = () => {};
  const allowed = new Promise<void>((resolve) => {
    letHistoryCome = resolve;
  });
  await ana.page.route(/beforeSeq=/, async (route) => {
    await allowed;
    await route.continue();
  });
  await ana.page.goto(`/rooms/${roomId}`);
  const list = messageList(ana.page, "Archive");
  const line = (n: number) => list.getByText(`line ${n}`, { exact: true });
  await expect(line(160)).toBeVisible();

  // Up to the oldest line that is there; what is before it waits at the gate.
  await list.hover();
  await expect(async () => {
    await ana.page.mouse.wheel(0, -2_000);
    await expect(line(116)).toBeInViewport({ timeout: 500 });
  }).toPass();
  const before = await line(116).boundingBox();
  letHistoryCome();
  await expect(line(100)).toBeAttached();
  const after = await line(116).boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(2);

  await expect(async () => {
    await ana.page.mouse.wheel(0, -3_000);
    await expect(line(1)).toBeInViewport({ timeout: 300 });
  }).toPass();
  const texts = await list.getByText(/^line \d+$/).allTextContents();
  const numbers = texts.map((text) => Number(text.slice(5)));
  expect(numbers).toEqual([...new Set(numbers)].sort((x, y) => x - y));
});

test("a message sent while offline waits, and arrives once when the connection is back", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Train");
  for (const { page } of [ana, ben]) await page.goto(`/rooms/${roomId}`);
  await expect(messageList(ana.page, "Train")).toBeVisible();

  await ana.page.context().setOffline(true);
  await composer(ana.page, "Train").fill("in the tunnel");
  await ana.page.keyboard.press("Enter");
  await expect(messageList(ana.page, "Train").getByText("in the tunnel")).toBeVisible();
  await expect(composer(ana.page, "Train")).toHaveValue("");
  await say(ben, roomId, "where are you?");

  await ana.page.context().setOffline(false);
  await expect(messageList(ana.page, "Train").getByText("where are you?")).toBeVisible({ timeout: 20_000 });
  await expect(messageList(ben.page, "Train").getByText("in the tunnel")).toHaveCount(1, { timeout: 40_000 });
  const { list } = await data(ben.api.get(`/api/messenger/messages/roomId/${roomId}`));
  const sent = list.filter((message: { body: { text?: string } }) => message.body.text === "in the tunnel");
  expect(sent).toHaveLength(1);
  forgive(ana, /ERR_INTERNET_DISCONNECTED/);
});

test("row 6: a draft survives a change of room and a reload", async ({ newcomer }) => {
  const ana = await newcomer("Ana");
  const [one, two] = [await aRoomOf([ana], "One"), await aRoomOf([ana], "Two")];
  await ana.page.goto(`/rooms/${one}`);
  await composer(ana.page, "One").fill("not finished");
  await ana.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: /Two/ }).click();
  await expect(composer(ana.page, "Two")).toHaveValue("");
  await ana.page.goto(`/rooms/${one}`);
  await expect(composer(ana.page, "One")).toHaveValue("not finished");
  await ana.page.goto(`/rooms/${two}`);
  await expect(composer(ana.page, "Two")).toHaveValue("");
});
