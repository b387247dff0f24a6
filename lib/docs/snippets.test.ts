import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isInstalled, runSnippet } from "@/lib/testing/run-snippet";
import { type Snippets, toSnippets } from "./snippets";

const request = {
  method: "POST",
  url: "https://chat.example.org/api/messaging/messages",
  headers: { accesstoken: "RN7CEKxHSkCmKiTQ" },
  body: { roomId: 5, type: "text", body: { text: "It's done" } },
};

describe("a call reads as a person would write it", () => {
  test("in curl", () => {
    expect(toSnippets(request).curl).toBe(`curl 'https://chat.example.org/api/messaging/messages' \\
  -H 'accesstoken: RN7CEKxHSkCmKiTQ' \\
  -H 'Content-Type: application/json' \\
  -d '{"roomId":5,"type":"text","body":{"text":"It\\u0027s done"}}'`);
  });

  test("in JavaScript", () => {
    expect(
      toSnippets(request).javascript,
    ).toBe(`const response = await fetch("https://chat.example.org/api/messaging/messages", {
  method: "POST",
  headers: {
    "accesstoken": "RN7CEKxHSkCmKiTQ",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    "roomId": 5,
    "type": "text",
    "body": {
      "text": "It's done",
    },
  }),
});
console.log(response.status, await response.text());`);
  });

  test("in Python", () => {
    expect(toSnippets(request).python).toBe(`import json
import urllib.error
import urllib.request

request = urllib.request.Request(
    "https://chat.example.org/api/messaging/messages",
    method="POST",
    headers={
        "accesstoken": "RN7CEKxHSkCmKiTQ",
        "Content-Type": "application/json",
    },
    data=json.dumps({
        "roomId": 5,
        "type": "text",
        "body": {
            "text": "It's done",
        },
    }).encode(),
)
try:
    with urllib.request.urlopen(request) as response:
        print(response.status, response.read().decode())
except urllib.error.HTTPError as error:
    print(error.code, error.read().decode())`);
  });

  test("and in one line where nothing is sent", () => {
    const { curl, javascript } = toSnippets({ method: "GET", url: "https://chat.example.org/api/test" });
    expect(curl).toBe("curl 'https://chat.example.org/api/test'");
    expect(javascript.split("\n")[0]).toBe(
      'const response = await fetch("https://chat.example.org/api/test");',
    );
  });
});

/** What a shell, JavaScript, Python or JSON could take for something else. */
const TRAPS = [
  `it's "quoted" \`ticks\``,
  "back\\slash \\n \\u0041 \\' \\",
  "line\nline\r\n\ttab\0\x7f",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: to a shell it is one
  "$HOME $(id) ${x} !! ; & | > < * ? ~ # %s %(a)s",
  "Žlahtič 😀 日本 \u2028\u2029 \u200f",
  "\ud800 alone",
  "@file",
  "</script><!-- {{x}} {x} #{x} \"\"\" '''",
  "",
];

let echo: string;
const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method, url, headers } = incoming;
  const body = Buffer.concat(chunks).toString();
  outgoing.end(JSON.stringify({ method, url, word: headers["x-word"], type: headers["content-type"], body }));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  echo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(() => server.close());

describe.each(["curl", "javascript", "python"] as const)("in %s", (language: keyof Snippets) => {
  test.runIf(isInstalled(language))("every body arrives as it is", async () => {
    const body = { texts: TRAPS, nested: { yes: true, no: false, none: null, n: [-1.5, 1e21], "it's": {} } };
    const arrived = await sent(language, { method: "PUT", url: `${echo}/a`, body });
    expect(JSON.parse(arrived.body)).toEqual(body);
    expect(arrived).toMatchObject({ method: "PUT", type: "application/json" });
  });

  test.runIf(isInstalled(language))("every header and address arrives as it is", async () => {
    const word = `it's "$(id)" \\ \`!!\` %s`;
    const url = `${echo}/ž/a?createdAt[$lt]=1&q={a,b}&s='x' y`;
    const arrived = await sent(language, { method: "DELETE", url, headers: { "X-Word": word } });
    expect(arrived).toMatchObject({ method: "DELETE", word, body: "" });
    const { pathname, searchParams } = new URL(arrived.url, echo);
    expect(decodeURIComponent(pathname)).toBe("/ž/a");
    expect(Object.fromEntries(searchParams)).toEqual({ "createdAt[$lt]": "1", q: "{a,b}", s: "'x' y" });
  });

  test.runIf(isInstalled(language))("a member named __proto__ is one", async () => {
    const body = JSON.parse('{"__proto__":{"a":1}}');
    const arrived = await sent(language, { method: "POST", url: echo, body });
    expect(arrived.body.replaceAll(" ", "")).toBe('{"__proto__":{"a":1}}');
  });
});

async function sent(language: keyof Snippets, call: Parameters<typeof toSnippets>[0]) {
  const { status, text } = await runSnippet(language, toSnippets(call)[language]);
  expect(status).toBe(200);
  return JSON.parse(text);
}
