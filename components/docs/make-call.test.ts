import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Trial } from "@/lib/docs/calls";
import { makeCall, toRequest } from "./make-call";

const trial: Trial = {
  api: "messenger",
  method: "POST",
  path: "/api/rooms/{id}/messages",
  parameters: [
    { name: "id", in: "path", isRequired: true, hint: "" },
    { name: "createdAt[$lt]", in: "query", isRequired: false, hint: "" },
    { name: "dry_run", in: "query", isRequired: false, hint: "" },
    { name: "Idempotency-Key", in: "header", isRequired: false, hint: "" },
  ],
  body: "{}",
  secret: { header: "Authorization", prefix: "Bearer " },
};
const filled = { secret: "hth_1", values: { id: "a/b ?" }, body: '{"text":"Hello"}' };
const origin = "https://chat.example.org";

describe("what was filled in becomes a call", () => {
  test("with everything in its place", () => {
    const values = { ...filled.values, "createdAt[$lt]": "5&6", "Idempotency-Key": "one" };
    expect(toRequest(trial, { ...filled, values }, origin)).toEqual({
      method: "POST",
      url: "https://chat.example.org/api/rooms/a%2Fb%20%3F/messages?createdAt%5B%24lt%5D=5%266",
      headers: { Authorization: "Bearer hth_1", "Idempotency-Key": "one" },
      body: { text: "Hello" },
    });
  });

  test("without what was left out", () => {
    const request = toRequest(trial, { ...filled, secret: "", body: " " }, origin);
    expect(request).toEqual({ method: "POST", url: expect.not.stringContaining("?"), headers: {} });
  });

  test("only once it is one", () => {
    expect(toRequest(trial, { ...filled, values: {} }, origin)).toEqual({ kind: "missing", name: "id" });
    expect(toRequest(trial, { ...filled, body: "{" }, origin)).toMatchObject({ kind: "notJson" });
  });
});

test("what comes back is told with its headers of note, text as text and bytes counted", async () => {
  const server = createServer((request, response) => {
    response.setHeader("X-Request-Id", "request-1");
    response.setHeader("X-Secret", "no");
    if (request.url === "/bytes") response.setHeader("Content-Type", "image/png");
    else response.setHeader("Content-Type", "application/json; charset=utf-8");
    response
      .writeHead(request.url === "/bytes" ? 200 : 400)
      .end(request.url === "/bytes" ? "12345" : '{"a":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const refused = await makeCall({ method: "POST", url: base, body: {} });
  expect(refused).toMatchObject({ status: 400, body: { text: '{\n  "a": 1\n}', isJson: true } });
  expect(refused.headers.map(([name]) => name)).toEqual(["content-type", "x-request-id"]);
  const { body } = await makeCall({ method: "GET", url: `${base}/bytes` });
  expect(body).toEqual({ bytes: 5, type: "image/png" });
});
