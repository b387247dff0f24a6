import { execFileSync, spawnSync } from "node:child_process";
import { aRoomOf, data, expect, messageList, type Person, post, test } from "@/e2e/fixtures";

/** Rooms go by their names here, and a test that is tried once more must not find its own. */
const unused = (word: string) => `${word} ${Date.now().toString(36)}`;

/** Makes a key on the page of the workspace's keys; what the page shows of it. */
async function makeKey({ page }: Person, name: string) {
  await page.goto("/settings/workspace-keys");
  // Once the keys have come, the page's scripts have, and what is typed stays.
  const keys = page.getByRole("list", { name: "Keys of the workspace" });
  await expect(keys.or(page.getByText("No keys yet"))).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create key" }).click();
  const card = page.getByRole("listitem").filter({ hasText: name });
  const key = await card.getByLabel("Key", { exact: true }).inputValue();
  return { card, key, command: (await card.getByText(/^curl /).textContent()) ?? "" };
}

test("an admin makes a key of the workspace, and a terminal speaks in a room by its name", async ({
  ada,
  newcomer,
  baseURL,
}) => {
  const [ben, launches, bot] = [await newcomer("Ben"), unused("Launches"), unused("Launch bot")];
  const room = { name: launches, type: "group", visibility: "public", userIds: [ben.userId] };
  const roomId = (await data(post(ada.api, "/api/messenger/rooms", room))).room.id;
  await ben.page.goto(`/rooms/${roomId}`);
  const { card, key, command } = await makeKey(ada, bot);
  expect(command).toContain(`x-api-key: ${key}`);

  execFileSync("sh", ["-c", `${command.replace(/"room":"[^"]+"/, `"room":"${launches.toLowerCase()}"`)} -s`]);
  const env = { ...process.env, HEARTH_KEY: key, HEARTH_URL: baseURL };
  execFileSync("node", ["bin/hearth-send.mjs", "--room", launches.toUpperCase(), "We are up"], { env });
  for (const text of ["Hello from the API", "We are up"]) {
    const message = messageList(ben.page, launches).getByRole("listitem").filter({ hasText: text });
    await expect(message).toContainText(bot);
  }

  await card.getByRole("button", { name: "Run" }).click();
  await expect(card.getByRole("status")).toHaveText(/Arrived here live after \d+ ms/);

  await card.getByRole("button", { name: "I have copied it" }).click();
  await expect(card.getByText(key)).toBeHidden();
  await card.getByRole("button", { name: new RegExp(`^${bot}`) }).click();
  await expect(card.getByRole("list", { name: "Recent calls" }).getByRole("listitem")).toHaveCount(3);
});

test("a key reaches a private room once it is invited, and nothing once it is revoked", async ({
  ada,
  baseURL,
}) => {
  const [vault, bot] = [unused("Vault"), unused("Vault bot")];
  await aRoomOf([ada], vault);
  const { card, key } = await makeKey(ada, bot);
  const send = () => {
    const env = { ...process.env, HEARTH_KEY: key, HEARTH_URL: baseURL };
    const { status, stderr } = spawnSync("node", ["bin/hearth-send.mjs", "-r", vault, "Hi"], { env });
    return [status, stderr.toString()];
  };
  expect(send()).toEqual([1, expect.stringContaining("not invited")]);

  const { page } = ada;
  await card.getByRole("button", { name: `Actions for ${bot}` }).click();
  await page.getByRole("menuitem", { name: "Invite to a private room" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Find a room").fill(vault.toLowerCase());
  await dialog.getByLabel(vault).check();
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(dialog).toBeHidden();
  expect(send()).toEqual([0, ""]);

  await card.getByRole("button", { name: `Actions for ${bot}` }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(card).toBeHidden();
  expect(send()).toEqual([1, expect.stringContaining("Invalid access token")]);
});
