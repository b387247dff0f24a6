import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, request } from "@playwright/test";
import { ADMIN, expect, test } from "@/e2e/fixtures";

// The same calls against a server that mounts the handlers itself and one where Next
// does: what a client sees must not differ.
test("the API answers the same from both mounts", async () => {
  test.setTimeout(180_000);
  const [direct, next] = await Promise.all([aServer("direct"), aServer("next")]);
  try {
    const answers = await Promise.all([transcript(direct.api), transcript(next.api)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.length).toBeGreaterThan(20);
  } finally {
    await Promise.all([direct.stop(), next.stop()]);
  }
});

async function transcript(api: APIRequestContext) {
  const answers: unknown[] = [];
  const call = async (method: string, url: string, options: object = {}) => {
    const response = await api.fetch(url, { method, ...options });
    const text = await response.text();
    answers.push({
      call: `${method} ${url.replace(/[A-Za-z0-9]{22}/, "…")}`,
      status: response.status(),
      type: response.headers()["content-type"],
      cors: response.headers()["access-control-allow-origin"],
      body: withoutChance(text),
    });
    return text.startsWith("{") ? JSON.parse(text) : text;
  };

  await call("GET", "/api/messenger/me");
  await call("POST", "/api/messaging/messages", { data: {} });
  await call("POST", "/api/account/setup", { data: ADMIN });
  await call("GET", "/api/messenger/me");
  await call("GET", "/api/messenger/me/");
  const { data } = await call("POST", "/api/messenger/rooms", {
    data: { name: "Both", type: "group", userIds: [] },
  });
  const roomId = data.room.id;
  await call("POST", "/api/messenger/messages", {
    data: { roomId, type: "text", body: { text: "Hello" }, localId: "1" },
  });
  await call("POST", "/api/messenger/messages/", {
    data: { roomId, type: "text", body: { text: "again" }, localId: "1" },
  });
  await call("GET", `/api/messenger/messages/roomId/${roomId}?afterSeq=0`);
  await call("GET", `/api/messenger/messages/roomId/${roomId}?page=1`);
  await call("GET", "/api/messenger/messages/roomId/65415361531115131");
  await call("PUT", "/api/messenger/messages/1", { data: {} });
  await call("POST", "/api/messenger/messages", {
    data: "{",
    headers: { "content-type": "application/json" },
  });
  await call("POST", "/api/messenger/messages", { data: "x", headers: { "content-type": "text/plain" } });
  await call("POST", "/api/messenger/messages", {
    data: { roomId, type: "text", body: { text: "x".repeat(1_200_000) } },
  });
  await call("OPTIONS", "/api/messenger/messages");
  await call("GET", "/api/messenger/no/such/path");
  await call("GET", "/api/messenger/rooms/unread-count");
  await call("GET", "/api/messenger/room-list");
  await call("GET", "/api/messenger/realtime");
  const key = await call("POST", `/api/messenger/api-keys/roomId/${roomId}`, {
    data: { displayName: "Bot" },
  });
  const headers = { accesstoken: key.data.apiKey.token };
  const post = { roomId, type: "text", body: { text: "by key" } };
  await call("POST", "/api/messaging/messages", { data: post, headers });
  await call("POST", "/api/messaging/messages", {
    data: post,
    headers: { ...headers, "idempotency-key": "k" },
  });
  await call("POST", "/api/messaging/messages", {
    data: post,
    headers: { ...headers, "idempotency-key": "k" },
  });
  await call("POST", "/api/messaging/messages", { data: { ...post, type: "image" }, headers });
  await chapiCalls(call);
  return answers;
}

type Call = (
  method: string,
  url: string,
  options?: object,
) => Promise<{ data: { workspaceKey: { key: string } } }>;

/** Chapi, whose paths published clients also call with a slash at their end. */
async function chapiCalls(call: Call) {
  const made = await call("POST", "/api/messenger/admin/workspace-keys", {
    data: { name: "CI", test: true },
  });
  const headers = { "x-api-key": made.data.workspaceKey.key };
  const data = { messageRaw: "Hello from Terminal!" };
  for (const slash of ["", "/"]) {
    await call("POST", `/chat/api/chat/v1/messages${slash}`, { data, headers });
    await call("GET", `/chat/api/chat/v1/messages${slash}?pageSize=1`, { headers });
    await call("GET", `/chat/api/chat/v1/health${slash}`, { headers });
    await call("DELETE", `/chat/api/chat/v1/messages${slash}`, { headers });
    await call("GET", `/chat/api/chat/v1/nowhere${slash}`, { headers });
    await call("GET", `/chat/api/chat/v1/messages${slash}`);
  }
  await call("OPTIONS", "/chat/api/chat/v1/messages");
}

/** Times, keys and random ids differ between two servers, whichever mount they have. */
function withoutChance(text: string): string {
  return text
    .replace(/\d{13}(\d{3})?/g, "<time>")
    .replace(/"id":"[\w-]{43}"/g, '"id":"<id>"')
    .replace(/"prefix":"[^"]+"/g, '"prefix":"<prefix>"')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<uuid>")
    .replace(/"(key|token)":"[^"]+"/g, '"$1":"<key>"')
    .replace(/"ws(s?)Port":\d+/g, '"ws$1Port":"<port>"')
    .replace(/request [\w-]+/g, "request <id>");
}

async function aServer(mount: "direct" | "next") {
  const dataDir = mkdtempSync(path.join(tmpdir(), "hearth-mount-"));
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      API_MOUNT: mount,
      HOST: "127.0.0.1",
      PORT: "0",
      DATA_DIR: dataDir,
      RATE_LIMITS: "off",
      LOG_LEVEL: "warn",
    },
  });
  const api = await request.newContext({ baseURL: await printedUrl(server) });
  const stop = async () => {
    await api.dispose();
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { api, stop };
}

function printedUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
    server.stdout?.on("data", (chunk) => {
      output += chunk;
      const url = /ready: (http\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    });
  });
}
