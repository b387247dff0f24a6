import { spawn } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/generated/routes";
import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { serve } from "@/lib/testing/http-server";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

const COMMAND = path.resolve("bin/hearth-send.mjs");

type Run = { env?: Record<string, string>; stdin?: string };

/** Runs the command as a person would, and waits for its end. */
async function send(words: string[], { env = {}, stdin = "" }: Run = {}) {
  const child = spawn(process.execPath, [COMMAND, ...words], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, ...env },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => undefined); // it may end before it has read everything
  child.stdin.end(stdin);
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}

let ana: TestUser;
let base: string;
beforeAll(async () => {
  ana = await aUser("Ana", { isWorkspaceAdmin: true });
});
beforeEach(async () => {
  await db().room.deleteMany();
  base = await serve(routes);
});

const texts = async () =>
  (await db().message.findMany({ where: { type: "text" }, orderBy: { id: "asc" } })).map(
    ({ body }) => (body as { text: string }).text, // a text has one
  );
const SENT = { code: 0, stdout: "", stderr: "" };

describe("hearth-send", () => {
  test("posts its arguments as a line with a room's key", async () => {
    const roomId = await aRoom([ana]);
    const { key } = await anApiKey(roomId, ana.id);
    const words = ["--key", key, "--room", String(roomId), "--url", base, "The", "build is", "green"];
    expect(await send(words)).toEqual(SENT);
    expect(await texts()).toEqual(["The build is green"]);
  });

  test("takes key, room and server from the environment, and the text from stdin", async () => {
    const roomId = await aRoom([ana]);
    const { key } = await anApiKey(roomId, ana.id);
    const env = { HEARTH_KEY: key, HEARTH_ROOM: String(roomId), HEARTH_URL: `${base}/` };
    expect(await send([], { env, stdin: "one\n\ntwo – “äé”\n\n" })).toEqual(SENT);
    expect(await send(["-"], { env, stdin: "three" })).toEqual(SENT);
    expect(await texts()).toEqual(["one\n\ntwo – “äé”", "three"]);
  });

  test("speaks Chapi with a key of the workspace, to a room by its name", async () => {
    const { key } = await aWorkspaceKey(ana.id);
    expect(await send(["-k", key, "-r", "Deploys", "-u", base, "Done"])).toEqual(SENT);
    expect(await send(["-k", key, "-r", "deploys", "-u", base, "--", "--again"])).toEqual(SENT);
    expect(await texts()).toEqual(["Done", "--again"]);
    expect(await db().room.count({ where: { name: "Deploys" } })).toBe(1);
  });

  test("needs no room with a test key", async () => {
    const { key } = await aWorkspaceKey(ana.id, { isTest: true });
    expect(await send(["-k", key, "-u", base, "Hello"])).toEqual(SENT);
    expect(await db().room.count({ where: { name: "CHAPI sandbox" } })).toBe(1);
  });

  test("speaks chat-messages with a personal token", async () => {
    const roomId = await aRoom([ana]);
    const { token } = await anApiToken(ana.id);
    expect(await send(["-k", token, "-r", String(roomId), "-u", base, "Me"])).toEqual(SENT);
    expect(await db().message.findFirstOrThrow()).toMatchObject({ senderId: ana.id, body: { text: "Me" } });
  });

  test("posts each line as a message, in order, and waits where it sends too many", async () => {
    const { key } = await aWorkspaceKey(ana.id);
    const lines = Array.from({ length: 7 }, (_, index) => `Line ${index + 1}`);
    const stdin = `${lines.slice(0, 3).join("\r\n")}\n\n  \n${lines.slice(3).join("\n")}`;
    expect(await send(["-k", key, "-r", "Log", "-u", base, "--lines"], { stdin })).toEqual(SENT);
    expect(await texts()).toEqual(lines);
  });

  test("prints the server's answers as JSON lines", async () => {
    const { key } = await aWorkspaceKey(ana.id);
    const words = ["-k", key, "-r", "Log", "-u", base, "--lines", "--json"];
    const { code, stdout, stderr } = await send(words, { stdin: "a\nb\n" });
    expect([code, stderr]).toEqual([0, ""]);
    const answers = stdout.trimEnd().split("\n");
    expect(answers.map((line) => JSON.parse(line).parsed)).toEqual(["a", "b"]);
  });

  test("sends nothing in a dry run, and says what it would", async () => {
    const roomId = await aRoom([ana]);
    const { key } = await anApiKey(roomId, ana.id);
    const words = ["-k", key, "-r", String(roomId), "-u", base, "--dry-run", "Hello"];
    const { code, stdout } = await send(words);
    expect([code, stdout]).toEqual([0, "Nothing was sent. It would say: Hello\n"]);
    expect(await texts()).toEqual([]);
    expect((await send(["-k", "wrong", ...words.slice(2)])).code).toBe(1);
  });

  test("sends once under the same name", async () => {
    const roomId = await aRoom([ana]);
    const { key } = await anApiKey(roomId, ana.id);
    const words = ["-k", key, "-r", String(roomId), "-u", base, "--once", "deploy-1", "Deployed"];
    for (const _ of [1, 2]) expect(await send(words)).toEqual(SENT);
    expect(await texts()).toEqual(["Deployed"]);
  });

  test("tries again after failures that pass, with the same Idempotency-Key", async () => {
    const roomId = await aRoom([ana]);
    const { key } = await anApiKey(roomId, ana.id);
    const seen: Array<string | string[] | undefined> = [];
    const shaky = await aServer((request, response) => {
      seen.push(request.headers["idempotency-key"]);
      if (seen.length === 1) return response.writeHead(503, { "Retry-After": "0" }).end("<h1>Busy</h1>");
      if (seen.length === 2) return void request.socket.destroy();
      request.resume();
      const passOn = fetch(`${base}${request.url}`, {
        method: "POST",
        headers: { accesstoken: key, "content-type": "application/json", "idempotency-key": String(seen[0]) },
        body: JSON.stringify({ roomId, type: "text", body: { text: "At last" } }),
      });
      // The message is stored, and its first answer is lost on the way.
      if (seen.length === 3) return void passOn.then(() => request.socket.destroy());
      void passOn.then(async (answer) => response.end(await answer.text()));
    });
    expect(await send(["-k", key, "-r", String(roomId), "-u", shaky, "At last"])).toEqual(SENT);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(1);
    expect(await texts()).toEqual(["At last"]);
  });

  test("follows nobody elsewhere with the key", async () => {
    let visits = 0;
    const other = await aServer((_, response) => {
      visits += 1;
      response.end();
    });
    const moved = await aServer((_, response) => response.writeHead(308, { Location: other }).end());
    const { code, stderr } = await send(["-k", "k", "-r", "1", "-u", moved, "Hello"]);
    expect([code, visits]).toEqual([1, 0]);
    expect(stderr).toContain(other);
  });

  test.each([
    ["an unknown key", ["-k", "unknown", "-r", "1", "Hi"], 1, /Invalid access token \(401\)/],
    ["an unknown workspace key", ["-k", "live_key_x", "-r", "1", "Hi"], 1, /Invalid access token \(401\)/],
    ["no key", ["-r", "1", "Hi"], 2, /--key.*HEARTH_KEY/],
    ["a room key without a room", ["-k", "k", "Hi"], 2, /--room.*HEARTH_ROOM/],
    ["a room key with a room's name", ["-k", "k", "-r", "Team", "Hi"], 2, /number/],
    ["a workspace key without a room", ["-k", "live_key_x", "Hi"], 2, /--room/],
    ["nothing to send", ["-k", "k", "-r", "1"], 2, /nothing to send/],
    ["white space", ["-k", "k", "-r", "1", " "], 2, /nothing to send/],
    ["an unknown option", ["-k", "k", "--color"], 2, /--color/],
    ["an option without its value", ["--key"], 2, /--key/],
    ["lines and a text", ["-k", "k", "-r", "1", "--lines", "Hi"], 2, /stdin/],
    ["no address", ["-k", "k", "-r", "1", "-u", "chat", "Hi"], 2, /chat/],
    ["retries that are no number", ["-k", "k", "-r", "1", "--retries", "x", "Hi"], 2, /retries/],
    ["a key of two lines", ["-k", "a\nb", "-r", "1", "Hi"], 2, /key/],
  ])("with %s fails with one sentence", async (_, words, code, sentence) => {
    const answer = await send(words, { env: { HEARTH_URL: base } });
    expect(answer).toMatchObject({ code, stdout: "" });
    expect(answer.stderr).toMatch(/^hearth-send: [^\n]+\n$/);
    expect(answer.stderr).toMatch(sentence);
  });

  test("names the line that was refused", async () => {
    const { key } = await aWorkspaceKey(ana.id);
    const stdin = `fine\n${"x".repeat(16_385)}\nnever\n`;
    const answer = await send(["-k", key, "-r", "Log", "-u", base, "--lines"], { stdin });
    expect(answer.code).toBe(1);
    expect(answer.stderr).toMatch(/^hearth-send: line 2: .*16384.*\n$/);
    expect(await texts()).toEqual(["fine"]);
  });

  test("ends with 3 where the server cannot be reached, or goes on failing", async () => {
    const words = ["-k", "k", "-r", "1", "--retries", "1", "Hi"];
    const failing = await aServer((_, response) => response.writeHead(503, { "Retry-After": "0" }).end());
    const failed = await send([...words, "-u", failing]);
    expect(failed).toMatchObject({ code: 3, stderr: expect.stringMatching(/^hearth-send: .*503.*\n$/) });
    const gone = await send([...words, "-u", "http://127.0.0.1:1"]);
    expect(gone).toMatchObject({ code: 3, stderr: expect.stringMatching(/^hearth-send: .*reached.*\n$/) });
  });

  test("prints its help", async () => {
    const { code, stdout } = await send(["--help"]);
    expect(code).toBe(0);
    for (const option of ["--key", "--room", "--url", "--lines", "--dry-run", "--json", "Exit codes"]) {
      expect(stdout).toContain(option);
    }
  });
});

async function aServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return `http://127.0.0.1:${port}`;
}
