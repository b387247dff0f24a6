import { aRoomOf, composer, expect, messageList, post, say, test } from "@/e2e/fixtures";

test("Ben reacts to Ana's message, Ana joins him, and both see who did and take it back", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Plums");
  await say(ana, roomId, "Who wants plums?");
  for (const { page } of [ana, ben]) await page.goto(`/rooms/${roomId}`);
  const row = (page: typeof ana.page) =>
    messageList(page, "Plums").getByRole("listitem").filter({ hasText: "Who wants plums?" });

  await row(ben.page).hover();
  await row(ben.page).getByRole("button", { name: "React with thumbs up" }).click();
  await expect(row(ben.page).getByRole("button", { name: "thumbs up, 1, you reacted" })).toBeVisible();

  await row(ana.page).getByRole("button", { name: "thumbs up, 1", exact: true }).click();
  const both = row(ana.page).getByRole("button", { name: "thumbs up, 2, you reacted" });
  await expect(both).toHaveAccessibleDescription("You and Ben reacted with thumbs up");
  await expect(row(ben.page).getByRole("button", { name: "thumbs up, 2, you reacted" })).toBeVisible();

  // By keyboard, from the menu: another one takes the place of the first.
  await row(ben.page).focus();
  await ben.page.keyboard.press("r");
  await ben.page.getByRole("menuitemcheckbox", { name: "React with heart" }).click();
  await expect(row(ana.page).getByRole("button", { name: "heart, 1", exact: true })).toBeVisible();
  await row(ana.page).getByRole("button", { name: "thumbs up, 1, you reacted" }).click();
  await expect(row(ben.page).getByRole("button", { name: /thumbs up, / })).toHaveCount(0);
  await ben.page.reload();
  await expect(row(ben.page).getByRole("button", { name: "heart, 1, you reacted" })).toBeVisible();
});

test("Markdown is shown as what it means, and never as HTML", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Recipes");
  const text = [
    "Take **two** eggs and _stir_,",
    "then <b>wait</b> [here](https://example.org/wait) or [there](javascript:alert(1))",
    "",
    "- flour",
    "- milk",
    "",
    "```ts",
    "const eggs: number = 2;",
    "```",
  ].join("\n");
  await say(ana, roomId, text);
  await ben.page.goto(`/rooms/${roomId}`);
  const row = messageList(ben.page, "Recipes").getByRole("listitem").filter({ hasText: "eggs and" }).first();
  await expect(row.getByRole("strong")).toHaveText("two");
  await expect(row.getByRole("emphasis")).toHaveText("stir");
  await expect(row.getByText("<b>wait</b>")).toBeVisible();
  const link = row.getByRole("link");
  await expect(link).toHaveCount(1);
  await expect(link).toHaveAttribute("href", "https://example.org/wait");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(row.getByText("there")).toBeVisible();
  await expect(row.getByRole("list").getByRole("listitem")).toHaveText(["flour", "milk"]);

  const code = row.getByRole("code");
  await expect(code).toHaveText("const eggs: number = 2;");
  await expect(code.getByText("const", { exact: true })).toHaveAttribute("style", /--code-token-keyword/);
  await ben.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await row.getByRole("button", { name: "Copy code" }).click();
  expect(await ben.page.evaluate(() => navigator.clipboard.readText())).toBe("const eggs: number = 2;");
});

test("Ben answers a message of long ago, and Ana goes back to it from his answer", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Attic");
  await say(ana, roomId, "Who has the key?");
  for (let n = 1; n <= 60; n++) await say(ana, roomId, `box ${n}`);
  await post(ben.api, `/api/messenger/messages/${roomId}/seen`, {});
  const question = (page: typeof ana.page) =>
    messageList(page, "Attic").getByRole("listitem", { name: /^Ana .*Who has the key\?$/ });
  await ben.page.goto(`/rooms/${roomId}`);
  const list = messageList(ben.page, "Attic");
  await expect(list.getByText("box 60")).toBeVisible();
  await composer(ben.page, "Attic").fill("I have it");
  await list.hover();
  await expect(async () => {
    await ben.page.mouse.wheel(0, -3_000);
    await expect(question(ben.page)).toBeInViewport({ timeout: 300 });
  }).toPass();

  const bar = ben.page.getByRole("region", { name: "Reply to Ana" });
  await question(ben.page).hover();
  await question(ben.page).getByRole("button", { name: "Reply", exact: true }).click();
  await expect(bar).toContainText("Who has the key?");
  await expect(composer(ben.page, "Attic")).toBeFocused();
  await ben.page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect(composer(ben.page, "Attic")).toHaveValue("I have it");

  await question(ben.page).focus();
  await ben.page.keyboard.press("Enter");
  await ben.page.getByRole("menuitem", { name: "Reply", exact: true }).click();
  await expect(bar).toBeVisible();
  await composer(ben.page, "Attic").press("Enter");
  await expect(bar).toHaveCount(0);

  await ana.page.goto(`/rooms/${roomId}`);
  const answer = messageList(ana.page, "Attic").getByRole("listitem").filter({ hasText: "I have it" });
  await expect(answer).toBeInViewport();
  await answer.getByRole("button", { name: "In reply to Ana: Who has the key?" }).click();
  await expect(question(ana.page)).toBeInViewport();
  await expect(question(ana.page)).toBeFocused();
});

test("Ana sees when her message is sent, and when Ben and Cem have seen it", async ({ newcomer }) => {
  const [ana, ben, cem] = [await newcomer("Ana"), await newcomer("Ben"), await newcomer("Cem")];
  const roomId = await aRoomOf([ana, ben, cem], "Ticks");
  await ana.page.goto(`/rooms/${roomId}`);
  await composer(ana.page, "Ticks").fill("Anybody there?");
  await ana.page.keyboard.press("Enter");
  const row = messageList(ana.page, "Ticks").getByRole("listitem", { name: /Anybody there\?$/ });
  await expect(row.getByRole("button", { name: "Sent" })).toBeVisible();

  await post(ben.api, `/api/messenger/messages/${roomId}/seen`, {});
  await expect(row.getByRole("button", { name: "Seen by 1 of 2" })).toBeVisible();
  await cem.page.goto(`/rooms/${roomId}`);
  const mark = row.getByRole("button", { name: "Seen by everybody" });
  await expect(mark).toBeVisible();
  await mark.click();
  const people = ana.page.getByRole("dialog", { name: "Who has seen this message" });
  await expect(people.getByRole("listitem")).toHaveText([/Ben/, /Cem/]);
  await ana.page.keyboard.press("Escape");
  await expect(people).toHaveCount(0);
  await expect(mark).toBeFocused();
});
