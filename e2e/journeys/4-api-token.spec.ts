import { execFileSync } from "node:child_process";
import { aRoomOf, expect, messageList, test } from "@/e2e/fixtures";

test("somebody makes an API token, a terminal speaks as them, and revoking it ends that", async ({
  newcomer,
  baseURL,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Logbook");
  await ben.page.goto(`/rooms/${roomId}`);

  const { page } = ana;
  await page.goto("/settings/api-tokens");
  // Once the tokens have come, the page's scripts have, and what is typed stays.
  await expect(page.getByText("No tokens yet")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Calendar sync");
  await page.getByLabel("Expires").selectOption({ label: "In 30 days" });
  await page.getByRole("button", { name: "Create token" }).click();
  const card = page.getByRole("listitem").filter({ hasText: "Calendar sync" });
  const command = (await card.getByText(/^curl /).textContent()) ?? "";
  expect(command).toContain(`${baseURL}/chat-messages`);
  expect(command).toContain(`"room":"${roomId}"`);

  const call = () => JSON.parse(execFileSync("sh", ["-c", `${command} -s`], { encoding: "utf8" }));
  expect(call()).toMatchObject({ room: String(roomId), createdBy: String(ana.userId) });
  const message = messageList(ben.page, "Logbook")
    .getByRole("listitem")
    .filter({ hasText: "Hello from the API" });
  await expect(message).toContainText("Ana");
  await expect(message).toContainText("via chat-messages API");

  await card.getByRole("button", { name: "Run" }).click();
  await expect(card.getByRole("status")).toHaveText(/Arrived here live after \d+ ms/);
  await expect(message).toHaveCount(2);

  await card.getByRole("button", { name: "I have copied it" }).click();
  await expect(card.getByText(/^curl /)).toBeHidden();
  await card.getByRole("button", { name: /^Calendar sync/ }).click();
  await expect(card.getByRole("list", { name: "Recent calls" }).getByRole("listitem")).toHaveCount(2);
  await expect(card).toContainText(/Last used/);

  await card.getByRole("button", { name: "Revoke Calendar sync" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(card).toBeHidden();
  expect(call()).toMatchObject({ name: "NotAuthenticated", code: 401 });
});
