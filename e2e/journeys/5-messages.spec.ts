import { aRoomOf, expect, messageList, say, test } from "@/e2e/fixtures";

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
