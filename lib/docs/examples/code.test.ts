import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Webhook } from "standardwebhooks";
import { describe, expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db/client";
import { asId, type RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { routes } from "@/lib/generated/routes";
import { startRelay } from "@/lib/outbox/relay";
import { createBroker } from "@/lib/realtime/broker/broker";
import { brokerAccount } from "@/lib/realtime/credentials";
import { createPublisher } from "@/lib/realtime/publisher";
import { announceThrough } from "@/lib/server/announce";
import { directMount } from "@/lib/server/direct-mount";
import { provide } from "@/lib/singleton";
import { aUser } from "@/lib/testing/builders";
import { aPlaceFor } from "@/lib/testing/docs-place";
import { serve } from "@/lib/testing/http-server";
import { isInstalled } from "@/lib/testing/run-snippet";
import { listen, sendFromTerminal, VERIFY_WEBHOOK } from "./code";

const run = promisify(execFile);

async function aFile(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "hearth-code-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

describe("a webhook's signature is verified", () => {
  const secret = `whsec_${Buffer.from("a secret of twenty-four!").toString("base64")}`;
  const body = JSON.stringify({ message: { body: { text: "Žuto" } } });
  const signed = (at: Date, text = body) => ({
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": `v1,bm90IHRoaXM= ${new Webhook(secret).sign("evt_1", at, text)}`,
  });
  const cases = [signed(new Date()), signed(new Date(), "{}"), signed(new Date(Date.now() - 3_600_000))];
  const expected = [true, false, false];

  test("in JavaScript", async () => {
    const input = JSON.stringify([secret, cases, body]);
    const file = await aFile(
      "verify.mjs",
      `${VERIFY_WEBHOOK.javascript}
const [secret, cases, body] = ${input};
console.log(JSON.stringify(cases.map((headers) => isFromHearth(secret, headers, body))));`,
    );
    expect(JSON.parse((await run(process.execPath, [file])).stdout)).toEqual(expected);
  });

  test.runIf(isInstalled("python"))("in Python", async () => {
    const input = JSON.stringify([secret, cases, body]);
    const file = await aFile(
      "verify.py",
      `${VERIFY_WEBHOOK.python}


import json
secret, cases, body = json.loads(${JSON.stringify(input)})
print(json.dumps([is_from_hearth(secret, headers, body.encode()) for headers in cases]))`,
    );
    expect(JSON.parse((await run("python3", [file])).stdout)).toEqual(expected);
  });
});

test("the lines for a terminal post to the room", async () => {
  const place = await aPlaceFor("messaging", await serve(routes));
  // npx finds the command in the package; so does this.
  const npx = `npx() { shift; "${process.execPath}" "${path.resolve("bin/hearth-send.mjs")}" "$@"; }`;
  await run("sh", ["-ec", `${npx}\n${sendFromTerminal(place)}`]);
  const messages = await db().message.findMany({
    where: { roomId: place.roomId, source: "messaging" },
    orderBy: { id: "asc" },
  });
  expect(messages.map(({ body }) => body)).toEqual([
    { text: "The build is green" },
    { text: "one" },
    { text: "two" },
  ]);
});

test("the program that listens hears a message", async () => {
  const place = await aPlaceFor("messenger", await aLiveServer());
  const child = execFile(process.execPath, [await aFile("listen.mjs", listen(place))]);
  onTestFinished(() => void child.kill());
  const lines = linesOf(child.stdout);
  expect(await lines.next()).toBe("listening");
  const cy = await aUser("Cy");
  const roomId = asId<RoomId>(place.roomId);
  await db().member.create({ data: { roomId, userId: cy.id } });
  await sendMessage(cy.actor, { roomId, type: "text", body: { text: "The build is green" } });
  expect(await lines.next()).toBe("The build is green");
});

/** The API and the broker on one port, as the product has them. */
async function aLiveServer(): Promise<string> {
  const mounted = directMount(routes, () => "127.0.0.1");
  const broker = createBroker({ ...brokerAccount(), closeTimeoutSeconds: 1 });
  provide("broker", broker);
  const relay = startRelay(announceThrough(createPublisher()));
  const server = createServer((request, response) => void mounted(request, response));
  server.on("upgrade", (request, socket, head) => void broker.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    await relay.stop();
    await broker.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return `http://127.0.0.1:${port}`;
}

function linesOf(stream: NodeJS.ReadableStream | null) {
  if (!stream) throw new Error("a program without output");
  const heard: string[] = [];
  const waiting: Array<(line: string) => void> = [];
  let rest = "";
  stream.on("data", (chunk: Buffer | string) => {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) (waiting.shift() ?? ((text) => void heard.push(text)))(line);
  });
  const next = () =>
    new Promise<string>((resolve) => {
      const line = heard.shift();
      if (line === undefined) waiting.push(resolve);
      else resolve(line);
    });
  return { next };
}
