import { aRoomOf, composer, expect, messageList, type Person, post, say, test } from "@/e2e/fixtures";

const row = ({ page }: Person, room: string, text: string) =>
  messageList(page, room).getByRole("listitem").filter({ hasText: text });

/** Chooses from the message's menu, by keyboard. */
async function choose(person: Person, room: string, text: string, action: string) {
  await row(person, room, text).focus();
  await person.page.keyboard.press("Enter");
  await person.page.getByRole("menuitem", { name: action, exact: true }).click();
}

const roomLink = ({ page }: Person, name: string) =>
  page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: new RegExp(`^${name}`) });

test("Ana forwards a message to another room with a word of her own, and pins it where Ben sees it live", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const kitchen = await aRoomOf([ana, ben], "Kitchen");
  const cellar = await aRoomOf([ana, ben], "Cellar");
  await say(ben, kitchen, "The oven man comes on Tuesday");
  await ana.page.goto(`/rooms/${kitchen}`);
  await ben.page.goto(`/rooms/${kitchen}?panel=pins`);
  await expect(ben.page.getByText("Nothing is pinned yet")).toBeVisible();

  await choose(ana, "Kitchen", "oven man", "Pin to the room");
  const pins = ben.page.getByRole("list", { name: "Pinned messages" });
  await expect(pins.getByRole("button", { name: /oven man/ })).toBeVisible();
  await expect(row(ben, "Kitchen", "oven man").getByText("Pinned", { exact: true })).toBeVisible();
  await expect(messageList(ben.page, "Kitchen").getByText("Ana pinned a message")).toBeVisible();

  await choose(ana, "Kitchen", "oven man", "Forward…");
  const dialog = ana.page.getByRole("dialog", { name: "Forward message" });
  await dialog.getByRole("combobox", { name: "Forward to" }).fill("cell");
  await dialog.getByRole("option", { name: "Cellar" }).click();
  await dialog.getByRole("textbox", { name: "Add a comment" }).fill("Keep the door free");
  await dialog.getByRole("button", { name: "Forward", exact: true }).click();
  await expect(ana.page.getByText("Forwarded to Cellar")).toBeVisible();
  await ben.page.goto(`/rooms/${cellar}`);
  await expect(row(ben, "Cellar", "oven man").getByText("Forwarded", { exact: true })).toBeVisible();
  await expect(row(ben, "Cellar", "Keep the door free")).toBeVisible();

  // Ana is in the kitchen: what Ben says here has reached her all the same.
  await composer(ben.page, "Cellar").fill("It is free");
  await ben.page.keyboard.press("Enter");
  await expect(row(ben, "Cellar", "It is free").getByRole("button", { name: /^Delivered/ })).toBeVisible();
});

test("Ana edits, and Ben reads what it was; she deletes it, and takes that back", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Garden");
  const message = await say(ana, roomId, "Plant the beens");
  await ana.page.goto(`/rooms/${roomId}`);
  await ben.page.goto(`/rooms/${roomId}`);
  await row(ana, "Garden", "beens").focus();
  await ana.page.keyboard.press("e");
  await ana.page.getByRole("textbox", { name: "Edit message" }).fill("Plant the beans");
  await ana.page.keyboard.press("Enter");

  await row(ben, "Garden", "Plant the beans").getByRole("button", { name: "(edited)" }).click();
  const history = ben.page.getByRole("dialog", { name: "Edit history" });
  await expect(history.getByRole("listitem")).toHaveText([/Now.*Plant the beans/, /Plant the beens/]);
  await ben.page.keyboard.press("Escape");

  await choose(ana, "Garden", "Plant the beans", "Delete for everybody");
  await expect(messageList(ben.page, "Garden").getByText("This message was deleted")).toBeVisible();
  await ana.page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
  await expect(row(ben, "Garden", "Plant the beans")).toBeVisible();

  await choose(ben, "Garden", "Plant the beans", "Save for later");
  await ben.page.getByRole("link", { name: "Saved", exact: true }).click();
  await ben.page.getByRole("button", { name: /Garden.*Plant the beans/ }).click();
  await expect(ben.page).toHaveURL(`/rooms/${roomId}?message=${message.id}`);
  await expect(row(ben, "Garden", "Plant the beans")).toBeFocused();
});

test("row 4: what Ana marks as unread stays so through focus and new messages, until she comes back", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Harbour");
  await aRoomOf([ana, ben], "Island");
  for (const text of ["first", "second", "third"]) await say(ben, roomId, text);
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(roomLink(ana, "Harbour")).not.toContainText("unread");

  await row(ana, "Harbour", "second").click({ modifiers: ["Alt"] });
  await expect(roomLink(ana, "Harbour")).toContainText("2 unread");
  const line = messageList(ana.page, "Harbour").getByText("New", { exact: true });
  await expect(line).toBeVisible();
  await composer(ana.page, "Harbour").click();
  await say(ben, roomId, "fourth");
  await expect(row(ana, "Harbour", "fourth")).toBeInViewport();
  await expect(roomLink(ana, "Harbour")).toContainText("3 unread");
  await roomLink(ana, "Island").click();
  await expect(composer(ana.page, "Island")).toBeVisible();
  await expect(roomLink(ana, "Harbour")).toContainText("3 unread");
  await roomLink(ana, "Harbour").click();
  await expect(line).toBeVisible();
  await expect(roomLink(ana, "Harbour")).not.toContainText("unread");
});

test("row 18: rooms are read without being opened, one from its menu and all by Shift + Esc", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const home = await aRoomOf([ana, ben], "Home");
  const rooms = [await aRoomOf([ana, ben], "Bakery"), await aRoomOf([ana, ben], "Library")];
  const root = await say(ana, home, "Who comes?");
  for (const roomId of rooms) await say(ben, roomId, "hello");
  await post(ben.api, "/api/messenger/messages", {
    ...{ roomId: home, threadRootId: root.id, type: "text", body: { text: "I do" } },
  });
  await ana.page.goto(`/rooms/${home}`);
  const bakery = roomLink(ana, "Bakery");
  await expect(bakery).toContainText("1 unread");

  await bakery.click({ button: "right" });
  await ana.page.getByRole("menuitem", { name: "Mark as read" }).click();
  await expect(bakery).not.toContainText("unread");
  await expect(ana.page).toHaveURL(`/rooms/${home}`);
  await bakery.hover();
  await ana.page.getByRole("button", { name: "Actions for Bakery" }).click();
  await ana.page.getByRole("menuitem", { name: "Pin to the top" }).click();
  await expect(ana.page.getByRole("region", { name: "Pinned" }).getByRole("link")).toHaveText(/Bakery/);

  const threads = ana.page.getByRole("link", { name: /^Threads/ });
  await expect(threads).toContainText("1");
  await composer(ana.page, "Home").press("Shift+Escape");
  await expect(roomLink(ana, "Library")).not.toContainText("unread");
  await expect(threads).not.toContainText("1");
  await ana.page.reload();
  await expect(roomLink(ana, "Library")).not.toContainText("unread");
  await expect(threads).not.toContainText("1");

  await ana.page.keyboard.press("Control+/");
  await expect(ana.page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText(
    "Mark everything as read",
  );
});
