import { aRoomOf, composer, expect, forgive, messageList, say, test } from "@/e2e/fixtures";

test("Ana gets about with Ctrl + K alone, to a room and to a person", async ({ newcomer }) => {
  const [ana, walburga] = [await newcomer("Ana"), await newcomer("Walburga")];
  const bakery = await aRoomOf([ana, walburga], "Bakery");
  const cellar = await aRoomOf([ana, walburga], "Cellar");
  await say(walburga, cellar, "down here");
  await ana.page.goto(`/rooms/${bakery}`);
  await expect(composer(ana.page, "Bakery")).toBeFocused();

  await ana.page.keyboard.press("Control+k");
  const field = ana.page.getByRole("combobox", { name: "Room or person" });
  await expect(field).toBeFocused();
  await ana.page.keyboard.type("cel");
  await expect(ana.page.getByRole("option", { selected: true })).toHaveAccessibleName(/Cellar.*1 unread/);
  await ana.page.keyboard.press("Enter");
  await expect(messageList(ana.page, "Cellar").getByText("down here")).toBeVisible();
  await expect(composer(ana.page, "Cellar")).toBeFocused();

  // With nothing typed the room before this one comes first: two keys go back.
  await ana.page.keyboard.press("Control+k");
  await expect(ana.page.getByRole("option", { selected: true })).toHaveAccessibleName(/Bakery/);
  await ana.page.keyboard.press("Enter");
  await expect(composer(ana.page, "Bakery")).toBeFocused();

  await ana.page.keyboard.press("Control+k");
  await ana.page.keyboard.type("walburga");
  await expect(ana.page.getByRole("option", { name: /Walburga/ }).first()).toBeVisible();
  await ana.page.keyboard.press("ArrowDown");
  await ana.page.keyboard.press("ArrowUp");
  await ana.page.keyboard.press("Enter");
  await expect(composer(ana.page, "Walburga")).toBeFocused();

  await ana.page.keyboard.press("Control+k");
  await ana.page.keyboard.type("nobody of that name");
  await expect(ana.page.getByText("Nothing here is called “nobody of that name”.")).toBeVisible();
  await ana.page.keyboard.press("Escape");
  await expect(composer(ana.page, "Walburga")).toBeFocused();
  forgive(ana, /404/);
});
