import { aRoomOf, composer, expect, messageList, post, say, test } from "@/e2e/fixtures";

test("row 11: Ana finds what was said long ago, jumps to it, and comes back to the latest", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const library = await aRoomOf([ana, ben], "Library");
  const attic = await aRoomOf([ana, ben], "Attic");
  await say(ben, library, "The heron nests by the old mill");
  for (let n = 1; n <= 120; n += 1) await say(ben, library, `chapter ${n}`);
  await say(ben, attic, "A stuffed heron stands up here");
  await post(ana.api, `/api/messenger/messages/${library}/seen`, {});
  await ana.page.goto(`/rooms/${library}`);
  await expect(messageList(ana.page, "Library").getByText("chapter 120")).toBeVisible();
  // Until the page's scripts have come, its keys do nothing.
  await expect(composer(ana.page, "Library")).toBeFocused();

  await ana.page.keyboard.press("Control+Shift+F");
  const search = ana.page.getByRole("search");
  await expect(search.getByRole("searchbox", { name: "Search messages" })).toBeFocused();
  await ana.page.keyboard.type("HERO");
  const hits = search.getByRole("list", { name: "Found messages" });
  await expect(hits.getByRole("button")).toHaveCount(1);
  await expect(hits.locator("mark")).toHaveText("hero");
  await hits.getByRole("button").click();

  const found = messageList(ana.page, "Library").getByRole("listitem").filter({ hasText: "the old mill" });
  await expect(found).toBeInViewport();
  await expect(found).toBeFocused();
  await expect(messageList(ana.page, "Library").getByText("chapter 1", { exact: true })).toBeInViewport();
  await expect(ana.page).toHaveURL(/q=HERO&message=\d+/);
  await ana.page.getByRole("button", { name: "Jump to the latest message" }).click();
  await expect(messageList(ana.page, "Library").getByText("chapter 120")).toBeInViewport();

  await search.getByRole("button", { name: "All my rooms" }).click();
  await expect(hits.getByRole("button")).toHaveCount(2);
  await hits.getByRole("button", { name: /Attic/ }).click();
  await expect(messageList(ana.page, "Attic").getByText("A stuffed heron stands up here")).toBeInViewport();
  await expect(search.getByRole("searchbox")).toHaveValue("HERO");

  await search.getByRole("searchbox").fill("from:me heron");
  await expect(search.getByText("Nothing found for “from:me heron”")).toBeVisible();
});
