import { execFileSync } from "node:child_process";
import { aRoomOf, expect, messageList, post, test } from "@/e2e/fixtures";

test("a room admin makes a key in the sidebar, and the curl line beside it speaks in both browsers", async ({
  newcomer,
  baseURL,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Deploys");
  for (const { page } of [ana, ben]) await page.goto(`/rooms/${roomId}`);

  await ana.page.getByRole("button", { name: "Room details" }).click();
  await ana.page.getByRole("tab", { name: "Settings" }).click();
  await ana.page.getByLabel("Display name").fill("Build bot");
  await ana.page.getByRole("button", { name: "Create key" }).click();
  const command = ana.page.getByRole("tabpanel", { name: "Settings" }).getByText(/^curl /);
  await expect(command).toContainText(/accesstoken: [A-Za-z0-9]{22}/);
  await expect(command).toContainText(`"roomId":${roomId}`);

  const answer = execFileSync("sh", ["-c", `${await command.textContent()} -s`], { encoding: "utf8" });
  expect(JSON.parse(answer)).toMatchObject({
    status: "success",
    data: { message: { roomId, type: "text" } },
  });
  const text = JSON.parse(answer).data.message.body.text;
  for (const { page } of [ana, ben]) {
    const message = messageList(page, "Deploys").getByRole("listitem").filter({ hasText: text });
    await expect(message).toContainText("Build bot");
    await expect(message).toContainText("Bot");
  }
  expect(await command.textContent()).toContain(`${baseURL}/api/messaging/messages`);
});

test("the playground beside a key runs it, sees the message arrive, and goes on with a replaced key", async ({
  newcomer,
}) => {
  const ana = await newcomer("Ana");
  const roomId = await aRoomOf([ana], "Releases");
  await post(ana.api, `/api/messenger/api-keys/roomId/${roomId}`, { displayName: "Build bot" });
  const { page } = ana;
  await page.goto(`/rooms/${roomId}`);
  await page.getByRole("button", { name: "Room details" }).click();
  await page.getByRole("tab", { name: "Settings" }).click();
  const keys = page.getByRole("list", { name: "Keys of this room" });
  const card = keys.getByRole("listitem").filter({ hasText: "Build bot" });
  await card.getByRole("button", { name: /^Build bot/ }).click();

  await card.getByLabel("Message", { exact: true }).fill("Version 2 is out");
  await card.getByRole("button", { name: "Python" }).click();
  await expect(card.getByText(/^import json/)).toContainText("Version 2 is out");
  await card.getByRole("button", { name: "Run" }).click();
  await expect(card.getByRole("status")).toHaveText(
    /Arrived here live after \d+ ms. Answered 200 in \d+ ms./,
  );
  const message = messageList(page, "Releases").getByRole("listitem").filter({ hasText: "Version 2" });
  await expect(message).toContainText("Build bot");
  await expect(message).toContainText("via Messaging API");
  const calls = card.getByRole("list", { name: "Recent calls" }).getByRole("listitem");
  await expect(calls).toHaveCount(1);

  const key = await card.getByLabel("Key", { exact: true }).inputValue();
  await card.getByRole("button", { name: "Actions for Build bot" }).click();
  await page.getByRole("menuitem", { name: "Replace key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace key" }).click();
  await expect(card.getByLabel("Key", { exact: true })).not.toHaveValue(key);
  // What was run with the old key is gone.
  await expect(card.getByRole("status")).toHaveText("");
  await card.getByRole("button", { name: "Run" }).click();
  await expect(card.getByRole("status")).toContainText("Arrived here live");
  await expect(calls).toHaveCount(2);
});
