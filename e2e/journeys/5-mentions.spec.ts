import { aRoomOf, composer, data, expect, messageList, post, say, test } from "@/e2e/fixtures";

test("Ana mentions Ben in another room: a number, the title, the list of mentions, and there he is", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana Beacon"), await newcomer("Ben Beacon")];
  const roomId = await aRoomOf([ana, ben], "Lighthouse");
  await aRoomOf([ben], "Quiet desk");
  await ben.page.goto("/rooms");
  await ben.page.getByRole("link", { name: /Quiet desk/ }).click();
  const row = ben.page.getByRole("link", { name: /Lighthouse/ });
  await expect(composer(ben.page, "Quiet desk")).toBeEditable();

  await say(ana, roomId, "nothing for anybody");
  await expect(row).toHaveAccessibleName(/1 unread/);
  await expect(row).not.toHaveAccessibleName(/mention/);
  await expect(ben.page).not.toHaveTitle(/^\(/);

  await say(ana, roomId, "The lamp is out, @ben beacon please look");
  await expect(row).toHaveAccessibleName(/1 mention/);
  await expect(ben.page).toHaveTitle(/^\(1\) Quiet desk/);
  const entry = ben.page.getByRole("navigation").getByRole("link", { name: /^Mentions/ });
  await expect(entry).toHaveAccessibleName(/1 new mention/);

  await ben.page.keyboard.press("Control+Shift+M");
  await ben.page
    .getByRole("list", { name: "Mentions" })
    .getByRole("button", { name: /lamp is out/ })
    .click();
  const message = messageList(ben.page, "Lighthouse").getByRole("listitem", { name: /lamp is out/ });
  await expect(message).toBeInViewport();
  await expect(row).not.toHaveAccessibleName(/unread|mention/);
  await expect(ben.page).not.toHaveTitle(/^\(/);

  // The name leads to whoever it is, by keyboard too.
  await message.getByRole("button", { name: "@ben beacon" }).press("Enter");
  await expect(ben.page.getByRole("dialog", { name: "About Ben Beacon" })).toContainText("This is you");
  await ben.page.keyboard.press("Escape");
  await expect(message.getByRole("button", { name: "@ben beacon" })).toBeFocused();
});

test("Ben completes a person, a room and an emoji by keyboard, and Esc takes nothing away", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana Typing"), await newcomer("Ben Typing")];
  const roomId = await aRoomOf([ana, ben], "Workshop");
  await data(
    post(ana.api, "/api/messenger/rooms", { name: "Open harbour", type: "group", visibility: "public" }),
  );
  await ben.page.goto(`/rooms/${roomId}`);
  const { keyboard } = ben.page;
  const options = ben.page.getByRole("listbox");
  const field = ben.page.locator("#composer");
  await field.pressSequentially("Hello @ana");
  await expect(options.getByRole("option", { selected: true })).toHaveText(/Ana Typing/);
  await expect(field).toHaveRole("combobox");
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await keyboard.press("Escape");
  await expect(options).toBeHidden();
  await expect(field).toHaveValue("Hello @ana");
  await field.pressSequentially("x");
  await keyboard.press("Backspace");
  await expect(options).toBeHidden();
  for (let letter = 0; letter < 4; letter++) await keyboard.press("Backspace");
  await field.pressSequentially("@ana");
  await expect(options.getByRole("option", { selected: true })).toHaveText(/Ana Typing/);
  await keyboard.press("Tab");
  await expect(field).toHaveValue("Hello @Ana Typing ");

  await field.pressSequentially("see #harb");
  await expect(options.getByRole("option", { name: /Open harbour/ })).toBeVisible();
  await keyboard.press("Enter");
  await field.pressSequentially(":tad");
  await expect(options.getByRole("option", { selected: true })).toHaveText(/:tada:/);
  await keyboard.press("Enter");
  await expect(field).toHaveValue("Hello @Ana Typing see #Open harbour 🎉 ");
  await keyboard.press("Enter");

  const message = messageList(ben.page, "Workshop").getByRole("listitem", { name: /Hello/ });
  await expect(message.getByRole("button", { name: "@Ana Typing" })).toBeVisible();
  await message.getByRole("button", { name: "#Open harbour" }).click();
  await ben.page.getByRole("button", { name: "Join room" }).click();
  await expect(composer(ben.page, "Open harbour")).toBeEditable();
});

test("Ben looks an emoji up for his words, and another one for what Ana said", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana Emoji"), await newcomer("Ben Emoji")];
  const roomId = await aRoomOf([ana, ben], "Kitchen");
  await say(ana, roomId, "Soup is ready");
  await ben.page.goto(`/rooms/${roomId}`);
  const list = messageList(ben.page, "Kitchen");
  await expect(list).toContainText("Soup is ready");

  await composer(ben.page, "Kitchen").fill("On my way ");
  await ben.page.getByRole("button", { name: "Add emoji" }).click();
  const search = ben.page.getByRole("combobox", { name: "Search emoji" });
  await search.fill("runn");
  await expect(ben.page.getByRole("gridcell", { selected: true })).toHaveAccessibleName(/running/);
  await search.press("Enter");
  await expect(composer(ben.page, "Kitchen")).toHaveValue(/^On my way 🏃/u);
  await composer(ben.page, "Kitchen").pressSequentially(" :rocket: ");
  await composer(ben.page, "Kitchen").press("Enter");
  await expect(list).toContainText("🚀");
  await expect(list).not.toContainText(":rocket:");

  await ben.page.keyboard.press("Control+Shift+Backslash");
  await search.fill("stew");
  await search.press("Enter");
  const mine = list.getByRole("listitem", { name: /On my way/ });
  await expect(mine.getByRole("button", { name: /🍲|pot of food/ })).toBeVisible();

  await list.getByRole("listitem", { name: /Soup is ready/ }).hover();
  await list.getByRole("button", { name: "More reactions" }).click();
  await ben.page.getByRole("gridcell", { name: "pot of food" }).first().click();
  const hers = list.getByRole("listitem", { name: /Soup is ready/ });
  await expect(hers.getByRole("button", { name: /🍲|pot of food/ })).toHaveAttribute("aria-pressed", "true");
});
