import { aRoomOf, composer, expect, messageList, type Person, post, say, test } from "@/e2e/fixtures";

async function sayMany(person: Person, roomId: number, count: number) {
  for (let n = 1; n <= count; n += 25) {
    const batch = Array.from({ length: Math.min(25, count - n + 1) }, (_, index) => n + index);
    await Promise.all(batch.map((at) => say(person, roomId, `line ${at}`)));
  }
}

test("row 11: the first unread message is one press away, however much has been said since", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Harbour");
  await say(ben, roomId, "Seen before");
  await post(ana.api, `/api/messenger/messages/${roomId}/seen`, {});
  await say(ben, roomId, "First of the new ones");
  await sayMany(ben, roomId, 260);
  const asked: string[] = [];
  ana.page.on("request", (request) => {
    if (request.url().includes(`/messages/roomId/${roomId}?around`)) asked.push(request.url());
  });

  await ana.page.goto(`/rooms/${roomId}`);
  const list = messageList(ana.page, "Harbour");
  await ana.page.getByRole("button", { name: /^261 new messages/ }).click();
  await expect(list.getByText("First of the new ones")).toBeInViewport();
  await expect(list.getByText("Seen before")).toBeInViewport();
  expect(asked).toHaveLength(1);

  // From there on downwards, page by page, never with more rows than a few screens need.
  await list.hover();
  await expect(async () => {
    await ana.page.mouse.wheel(0, 4_000);
    expect(await list.getByRole("listitem").count()).toBeLessThanOrEqual(400);
    await expect(ana.page.getByRole("button", { name: "Jump to the latest message" })).toHaveCount(0, {
      timeout: 200,
    });
  }).toPass();
  await expect(list.getByText(/^line \d+$/).last()).toBeInViewport();
  await expect(ana.page.getByRole("link", { name: /Harbour/ })).not.toContainText("unread");
});

test("row 13: a day's name leads to the very beginning and back, and what comes meanwhile waits below", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Chronicle");
  await say(ben, roomId, "In the beginning");
  // So many that what is loaded around the beginning cannot meet what is loaded at the end.
  await sayMany(ben, roomId, 320);
  await say(ben, roomId, "So far");
  await post(ana.api, `/api/messenger/messages/${roomId}/seen`, {});
  await ana.page.goto(`/rooms/${roomId}`);
  const list = messageList(ana.page, "Chronicle");
  await expect(list.getByText("So far")).toBeInViewport();

  await list.getByRole("heading", { name: "Today" }).getByRole("button").click();
  await ana.page.getByRole("menuitem", { name: "The very beginning" }).click();
  await expect(list.getByText("In the beginning")).toBeInViewport();
  await expect(list.getByText("So far")).toHaveCount(0);

  await say(ben, roomId, "Late news");
  await ana.page.getByRole("button", { name: "1 new message" }).click();
  await expect(list.getByText("Late news")).toBeInViewport();

  await list.getByRole("heading", { name: "Today" }).getByRole("button").click();
  await ana.page.getByRole("menuitem", { name: "Choose a date…" }).click();
  await ana.page.getByRole("textbox", { name: "Date" }).fill("2020-02-02");
  await ana.page.getByRole("button", { name: "Jump", exact: true }).click();
  await expect(list.getByText("In the beginning")).toBeInViewport();

  // What one says oneself is said at the end.
  await composer(ana.page, "Chronicle").fill("Here I am");
  await ana.page.keyboard.press("Enter");
  await expect(list.getByText("Here I am")).toBeInViewport();
  await expect(list.getByText("Late news")).toBeInViewport();
});
