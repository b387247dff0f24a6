import { aRoomOf, composer, expect, forgive, messageList, post, say, test, untilHeard } from "@/e2e/fixtures";

test("row 26: screen readers are told once of what comes, in one sentence of what comes at once, and of nothing else", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Radio");
  for (let n = 1; n <= 60; n += 30) {
    await Promise.all(Array.from({ length: 30 }, (_, index) => say(ben, roomId, `old ${n + index}`)));
  }
  await post(ana.api, `/api/messenger/messages/${roomId}/seen`, {});
  const log = ana.page.getByRole("log", { name: "New messages" });
  const list = messageList(ana.page, "Radio");
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(log).toBeAttached();
  await expect(composer(ana.page, "Radio")).toBeFocused();
  const heard = await untilHeard(ana, ben, roomId);
  await expect(log.getByText(heard)).toHaveText(/^Ben, \d{1,2}:\d\d.*: Testing \d\.$/);

  // What is loaded by scrolling is no news, and neither is what one says oneself.
  await list.hover();
  await expect(async () => {
    await ana.page.mouse.wheel(0, -4_000);
    await expect(list.getByText("old 1", { exact: true })).toBeAttached({ timeout: 300 });
  }).toPass();
  await composer(ana.page, "Radio").fill("Loud and clear");
  await ana.page.keyboard.press("Enter");
  await expect(list.getByText("Loud and clear")).toBeVisible();

  await Promise.all(Array.from({ length: 9 }, (_, index) => say(ben, roomId, `quick ${index}`)));
  await expect(log).toContainText(/\d new messages from Ben/);
  await expect(log).not.toContainText(/old|Loud and clear|quick 0.*quick 1.*quick 2.*quick 3/);

  // The list that is seen is not live: rows come and go in it as one scrolls.
  expect(
    await list.evaluate((element) => element.closest("[aria-live], [role=log], [role=status]")),
  ).toBeNull();
  await expect(list.locator("[aria-live], [role=log], [role=status], [role=alert]")).toHaveCount(0);
});

test("row 26: of one's own messages one is told when they were slow, and at once when they failed", async ({
  newcomer,
}) => {
  const ana = await newcomer("Ana");
  const roomId = await aRoomOf([ana], "Diary");
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(composer(ana.page, "Diary")).toBeFocused();
  const rows = messageList(ana.page, "Diary").getByRole("listitem");
  const status = ana.page.getByRole("status").filter({ hasText: /^Sent$/ });
  let letItGo = () => {};
  const allowed = new Promise<void>((resolve) => {
    letItGo = resolve;
  });
  await ana.page.route(
    "**/api/messenger/messages",
    async (route) => {
      await allowed;
      await route.continue();
    },
    { times: 1 },
  );
  await composer(ana.page, "Diary").fill("Dear diary");
  await ana.page.keyboard.press("Enter");
  await expect(rows.filter({ hasText: "Dear diary" }).getByText("Sending…")).toBeVisible();
  await expect(status).toHaveCount(0);
  letItGo();
  await expect(status).toHaveCount(1);
  await expect(ana.page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);

  await ana.page.route("**/api/messenger/messages", (route) => route.abort("internetdisconnected"), {
    times: 1,
  });
  await composer(ana.page, "Diary").fill("Not today");
  await ana.page.keyboard.press("Enter");
  await expect(ana.page.getByRole("alert").filter({ hasText: "Not sent yet" })).toBeVisible();
  // And goes by itself when the line is back.
  await expect(rows.filter({ hasText: "Not today" }).getByRole("button", { name: "Retry" })).toHaveCount(0);
  forgive(ana, /ERR_INTERNET_DISCONNECTED/);
});
