import { aRoomOf, composer, expect, forgive, messageList, type Person, test } from "@/e2e/fixtures";

const title = (person: Person) => person.page.getByLabel("Title", { exact: true });
const text = (person: Person) => person.page.getByLabel("Text", { exact: true });
const status = (person: Person, words: string | RegExp) =>
  person.page.getByRole("complementary").getByText(words, { exact: typeof words === "string" });

test("Ana writes a note, it saves itself, and Ben reads and continues it", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Garden");
  await Promise.all([
    ana.page.goto(`/rooms/${roomId}?panel=notes`),
    ben.page.goto(`/rooms/${roomId}?panel=notes`),
  ]);
  await expect(ben.page.getByText("No notes yet")).toBeVisible();

  await ana.page.getByRole("button", { name: "New note" }).click();
  await expect(title(ana)).toBeFocused();
  await ana.page.keyboard.type("Planting plan");
  await text(ana).fill("Tomatoes in May");
  await expect(status(ana, "Saved")).toBeVisible();
  await expect(ana.page).toHaveURL(/panel=notes&note=\d+$/);
  await expect(text(ana)).toBeFocused();
  await expect(messageList(ben.page, "Garden").getByText("Ana wrote the note “Planting plan”")).toBeVisible();

  await ben.page.getByRole("button", { name: /Planting plan.*Ana/ }).click();
  await expect(text(ben)).toHaveValue("Tomatoes in May");
  await text(ben).fill("Tomatoes in May, beans in June");
  await expect(text(ana)).toHaveValue("Tomatoes in May, beans in June");

  // The address is enough to come back to it.
  await ana.page.reload();
  await expect(text(ana)).toHaveValue("Tomatoes in May, beans in June");
  await ana.page.getByRole("button", { name: "Delete note" }).click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "Delete note" }).click();
  await expect(ana.page.getByText("No notes yet")).toBeVisible();
  await expect(ben.page.getByText("Somebody has deleted this note")).toBeVisible();
  await expect(composer(ana.page, "Garden")).toBeVisible();
});

test("Ana and Ben change a note at once, and neither loses a word", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Kitchen");
  const answer = await ana.api.post(`/api/messenger/notes/roomId/${roomId}`, {
    data: { title: "Shopping", content: "milk" },
  });
  const { note } = (await answer.json()).data;
  const address = `/rooms/${roomId}?panel=notes&note=${note.id}`;
  await Promise.all([ana.page.goto(address), ben.page.goto(address)]);
  await expect(text(ana)).toHaveValue("milk");
  await expect(text(ben)).toHaveValue("milk");

  await ben.page.context().setOffline(true);
  await text(ben).fill("milk and bread");
  await expect(status(ben, /trying again/)).toBeVisible();
  await text(ana).fill("milk and honey");
  await expect(status(ana, "Saved")).toBeVisible();
  await ben.page.context().setOffline(false);

  await expect(ben.page.getByText("Ana has changed this note")).toBeVisible();
  await expect(ben.page.getByRole("region", { name: "Version of Ana" })).toContainText("milk and honey");
  await expect(text(ben)).toHaveValue("milk and bread");
  await expect(text(ana)).toHaveValue("milk and honey");

  await text(ben).fill("milk, honey and bread");
  await ben.page.getByRole("button", { name: "Keep mine" }).click();
  await expect(status(ben, "Saved")).toBeVisible();
  await expect(text(ana)).toHaveValue("milk, honey and bread");
  forgive(ben, /ERR_INTERNET_DISCONNECTED|status of 409|^409 .*\/notes\/|WebSocket/);
});
