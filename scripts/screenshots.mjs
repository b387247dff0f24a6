// npm run screenshots: starts an empty Hearth, fills it with a believable week, and takes the README's pictures.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { installedBrowser } from "./browser.mjs";
import { root } from "./project.mjs";

const PASSWORD = "a warm place to talk";
const images = join(root, "docs/images");
const dataDir = mkdtempSync(join(tmpdir(), "hearth-screenshots-"));
const server = await startServer();
const browser = await chromium.launch({
  executablePath: installedBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

try {
  mkdirSync(images, { recursive: true });
  const { ada, rooms } = await furnish();
  await take("room-light", `/rooms/${rooms.release}`, ada, {
    colorScheme: "light",
    width: 1440,
    height: 900,
  });
  await take("room-dark", `/rooms/${rooms.release}`, ada, { colorScheme: "dark", width: 1440, height: 900 });
  await take("keys-light", `/rooms/${rooms.release}?panel=settings`, ada, {
    colorScheme: "light",
    width: 1440,
    height: 900,
  });
  await take("phone-light", `/rooms/${rooms.release}`, ada, {
    colorScheme: "light",
    width: 390,
    height: 844,
  });
  await take("phone-dark", "/rooms", ada, { colorScheme: "dark", width: 390, height: 844 });
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  rmSync(dataDir, { recursive: true, force: true });
}

async function furnish() {
  const ada = await browser.newContext({ baseURL: server.url });
  await post(ada, "/api/account/setup", {
    displayName: "Ada Lind",
    identifier: "ada@example.org",
    password: PASSWORD,
    workspaceName: "Orchard",
  });
  const { user } = (await (await ada.request.get("/api/messenger/me")).json()).data;
  const ben = await invited(ada, "Ben Okafor");
  const chloe = await invited(ada, "Chloé Martin");
  const dmitri = await invited(ada, "Dmitri Ivanov");
  const everybody = [ben, chloe, dmitri].map(({ id }) => id);
  const room = async (name, more = {}) =>
    (await post(ada, "/api/messenger/rooms", { name, type: "group", userIds: everybody, ...more })).room.id;

  const garden = await room("Garden");
  const kitchen = await room("Kitchen", { visibility: "public" });
  const release = await room("Release team", { topic: "Shipping 2.4 this week" });
  const direct = (await post(ben.context, "/api/messenger/rooms", { type: "private", userIds: [user.id] }))
    .room.id;

  await say(chloe.context, garden, "The tomatoes are ripe. Who wants some?");
  await say(ben.context, kitchen, "There is cake.");
  await say(ben.context, release, "Morning! The staging build is green.");
  await say(ben.context, release, "I’ll tag it after lunch if nobody objects.");
  await say(ada, release, "No objections. Did the migration finish?");
  await say(
    chloe.context,
    release,
    "Yes, four minutes on the copy of production. Notes are at https://example.org/notes/migration",
  );
  await say(
    dmitri.context,
    release,
    "One question: do we keep the old endpoint for another release?\nSome clients still call it about 200 times a day.",
  );
  await say(ada, release, "Let’s keep it and log a warning.");
  const { apiKey } = await post(ada, `/api/messenger/api-keys/roomId/${release}`, {
    displayName: "Build bot",
  });
  await post(
    ada,
    "/api/messaging/messages",
    {
      roomId: release,
      type: "text",
      body: { text: "Build 2.4.0-rc3 finished in 3 min 12 s. All 1,204 tests passed." },
    },
    { accesstoken: apiKey.token },
  );
  await say(ben.context, direct, "Do you have a minute?");
  await post(ada, `/api/messenger/messages/${release}/seen`, {});
  return { ada, rooms: { release } };
}

async function invited(ada, displayName) {
  const context = await browser.newContext({ baseURL: server.url });
  const { invite } = await post(ada, "/api/messenger/admin/invites", {});
  const local = displayName
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
  await post(context, "/api/account/sign-up", {
    displayName,
    identifier: `${local}@example.org`,
    password: PASSWORD,
    inviteCode: invite.url.split("/").at(-1),
  });
  const { data } = await (await context.request.get("/api/messenger/me")).json();
  return { context, id: data.user.id };
}

function say(context, roomId, text) {
  return post(context, "/api/messenger/messages", { roomId, type: "text", body: { text } });
}

async function post(context, path, body, headers = {}) {
  const answer = await context.request.post(path, { data: body, headers });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()).data;
}

async function take(name, path, signedIn, { colorScheme, width, height }) {
  const context = await browser.newContext({
    baseURL: server.url,
    storageState: await signedIn.storageState(),
    colorScheme,
    viewport: { width, height },
  });
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(images, `${name}.png`) });
  await context.close();
}

async function startServer() {
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: "0",
      DATA_DIR: dataDir,
      RATE_LIMITS: "off",
      LOG_LEVEL: "warn",
    },
  });
  const url = await new Promise((resolve, reject) => {
    let output = "";
    child.once("exit", () => reject(new Error(`the server did not start: ${output}`)));
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = /ready: (http\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
  });
  return Object.assign(child, { url });
}
