import { execFileSync } from "node:child_process";
import { aRoomOf, expect, messageList, test } from "@/e2e/fixtures";

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
