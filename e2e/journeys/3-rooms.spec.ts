import { composer, expect, forgive, messageList, test } from "@/e2e/fixtures";

test("Ana makes a room with Ben, makes him admin, and leaves it to him", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Benedikt")];
  await Promise.all([ana.page.goto("/rooms"), ben.page.goto("/rooms")]);
  await ana.page.getByRole("button", { name: "New room or message" }).click();
  await ana.page.getByRole("menuitem", { name: "Create a room" }).click();
  const dialog = ana.page.getByRole("dialog", { name: "Create a room" });
  await dialog.getByLabel("Name", { exact: true }).fill("Orchard");
  await dialog.getByPlaceholder("Type a name").fill("Benedikt");
  await dialog
    .getByRole("option", { name: /Benedikt/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Create room" }).click();
  await expect(ana.page.getByRole("heading", { level: 1, name: "Orchard" })).toBeVisible();

  await ben.page
    .getByRole("navigation", { name: "Rooms" })
    .getByRole("link", { name: /Orchard/ })
    .click();
  await expect(ben.page.getByRole("heading", { level: 1, name: "Orchard" })).toBeVisible();

  await ana.page.getByRole("button", { name: "Room details" }).click();
  await ana.page.getByRole("tab", { name: "Members" }).click();
  await ana.page.getByRole("button", { name: "Actions for Benedikt" }).click();
  await ana.page.getByRole("menuitem", { name: "Make admin" }).click();
  await expect(messageList(ben.page, "Orchard").getByText(/made Benedikt admin/)).toBeVisible();

  await ana.page.getByRole("tab", { name: "Details" }).click();
  await ana.page.getByRole("button", { name: "Leave room" }).click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "Leave room" }).click();
  await expect(messageList(ben.page, "Orchard").getByText("Ana left the room")).toBeVisible();
  await expect(
    ana.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: /Orchard/ }),
  ).toHaveCount(0);
  // Who leaves may have asked for something of the room at that very moment.
  forgive(ana, /404 .*\/(rooms|roomId)\/\d+$/);
  forgive(ana, /status of 404/);
});

test("Ana writes to Ben directly, and finds the same conversation again", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Bertram")];
  await Promise.all([ana.page.goto("/rooms"), ben.page.goto("/rooms")]);
  for (const text of ["first", "second"]) {
    await ana.page.getByRole("button", { name: "New room or message" }).click();
    await ana.page.getByRole("menuitem", { name: "Message somebody" }).click();
    const dialog = ana.page.getByRole("dialog", { name: "Message somebody" });
    await dialog.getByLabel("Find a person").fill("Bertram");
    await dialog.getByRole("button", { name: /Bertram/ }).click();
    await composer(ana.page, "Bertram").fill(text);
    await ana.page.keyboard.press("Enter");
    await expect(messageList(ana.page, "Bertram").getByText(text)).toBeVisible();
  }
  await ben.page
    .getByRole("navigation", { name: "Rooms" })
    .getByRole("link", { name: /Ana/ })
    .first()
    .click();
  await expect(messageList(ben.page, "Ana").getByText("first")).toBeVisible();
  await expect(messageList(ben.page, "Ana").getByText("second")).toBeVisible();
  forgive(ana, /404 .*\/rooms\/users\//);
  forgive(ana, /status of 404/);
});
