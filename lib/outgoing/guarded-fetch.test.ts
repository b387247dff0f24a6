import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { networkInterfaces } from "node:os";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { config } from "@/lib/config";
import { isAllowedAddress, isCallableUrl } from "@/lib/outgoing/addresses";
import { type GuardedRequest, guardedFetch } from "@/lib/outgoing/guarded-fetch";
import { provide } from "@/lib/singleton";

const limits: GuardedRequest = { timeoutMs: 1_000, maxBytes: 1_000, redirects: 3 };

/** Hears every connection to this machine, on each of its addresses. */
const canary = { port: 0, connections: 0, close: () => {} };

beforeAll(async () => {
  const server = createTcpServer((socket) => {
    canary.connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  canary.port = (server.address() as AddressInfo).port; // a TCP server's address is never a path
  canary.close = () => server.close();
});
afterAll(() => canary.close());

const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
const ownHosts = own.map(({ address, family }) => (family === "IPv6" ? `[${address}]` : address));

const NASTY_HOSTS = [
  ...ownHosts,
  "localhost",
  "localhost.",
  "LOCALHOST",
  "foo.localhost",
  "127.0.0.1",
  "127.0.0.1.",
  "127.1",
  "127.000.000.001",
  "127.255.255.254",
  "0",
  "0.0.0.0",
  "0x7f.1",
  "0x7f000001",
  "0x7F.0x0.0x0.0x1",
  "0177.0.0.1",
  "0177.1",
  "017700000001",
  "2130706433",
  "127.0.1",
  "%31%32%37.0.0.1",
  "①②⑦.⓪.⓪.①",
  "127。0。0。1",
  "[::]",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[0:0:0:0:0:ffff:127.0.0.1]",
  "[::127.0.0.1]",
  "[::ffff:0:127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::127.0.0.1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "[fe80::1]",
  "[fe80::1%25eth0]",
  "[fec0::1]",
  "[fc00::1]",
  "[fd12:3456:789a::1]",
  "[ff02::1]",
  "10.0.0.1",
  "10.255.255.255",
  "100.64.0.1",
  "169.254.169.254",
  "169.254.170.2",
  "0xA9FEA9FE",
  "2852039166",
  "[::ffff:169.254.169.254]",
  "[fd00:ec2::254]",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
];

const nastyUrls = () => [
  ...NASTY_HOSTS.map((host) => `http://${host}:${canary.port}/`),
  `http://example.org@127.0.0.1:${canary.port}/`,
  `http://example.org:80@127.0.0.1:${canary.port}/`,
  `http://example.org%2f@127.0.0.1:${canary.port}/`,
  `http://127.0.0.1:${canary.port}#@example.org/`,
  `http://127.0.0.1:${canary.port}?@example.org/`,
  `http://127.0.0.1:${canary.port}\\@example.org/`,
  `http:127.0.0.1:${canary.port}`,
  `http:/\\127.0.0.1:${canary.port}`,
  `  http://127.0.0.1:${canary.port}`,
  `ht\ntp://127.0.0.1:${canary.port}`,
  `https://127.0.0.1:${canary.port}/`,
  `gopher://127.0.0.1:${canary.port}/_GET`,
  `ftp://127.0.0.1:${canary.port}/`,
  `ws://127.0.0.1:${canary.port}/`,
  "file:///etc/passwd",
  "data:text/html,<title>x",
  "javascript:alert(1)",
  "blob:http://127.0.0.1/1",
  "http://",
  "http://[::1",
  "http://[fe80::1%eth0]/",
  "//127.0.0.1/",
  "127.0.0.1",
  "",
];

describe("SSRF: a URL that a user gives", () => {
  test("never reaches this machine or a private network, however it is written", async () => {
    const urls = nastyUrls();
    expect(urls.length).toBeGreaterThanOrEqual(80);
    for (const url of urls) {
      const failure = await guardedFetch(url, limits).catch((error) => error);
      expect(failure, url).toMatchObject({ reason: expect.stringMatching(/^(bad_url|forbidden_address)$/) });
      expect(isCallableUrl(url), url).toBe(false);
    }
    expect(canary.connections).toBe(0);
  });

  test("is refused when its name resolves to a private address, alone or among others", async () => {
    for (const address of ["127.0.0.1", "::1", "::ffff:10.0.0.1", "169.254.169.254", "fd00::1"]) {
      const resolve = async () => [{ address: "93.184.215.14", family: 4 }, aResolved(address)];
      for (const answer of [resolve, async () => [aResolved(address)]]) {
        const call = guardedFetch(`http://nice.example:${canary.port}/`, { ...limits, resolve: answer });
        await expect(call).rejects.toMatchObject({ reason: "forbidden_address" });
      }
    }
    expect(canary.connections).toBe(0);
  });

  test("may not wait for ever for a resolver", async () => {
    const resolve = () => new Promise<never>(() => {});
    const call = guardedFetch("http://slow.example/", { ...limits, timeoutMs: 50, resolve });
    await expect(call).rejects.toMatchObject({ reason: "timeout" });
  });

  test("says so when its name has no address", async () => {
    const call = guardedFetch("http://nobody.invalid/", { ...limits, resolve: async () => [] });
    await expect(call).rejects.toMatchObject({ reason: "unknown_host" });
  });

  test("is judged by its address alone: no IPv4 of a private range passes in any IPv6 clothes", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, fc.constantFrom("::ffff:", "::", "64:ff9b::"), (b, c, d, prefix) => {
        for (const a of [10, 127]) expect(isAllowedAddress(`${prefix}${a}.${b}.${c}.${d}`)).toBe(false);
        expect(isAllowedAddress(`${prefix}192.168.${c}.${d}`)).toBe(false);
      }),
    );
    expect(isAllowedAddress("93.184.215.14")).toBe(true);
    expect(isAllowedAddress("2606:2800:21f:cb07:6820:80da:af6b:8b2c")).toBe(true);
  });
});

describe("With WEBHOOK_ALLOW_LOOPBACK", () => {
  beforeAll(() => {
    const before = config();
    provide("config", { ...before, allowLoopback: true });
    return () => provide("config", before);
  });

  test("loopback may be called and nothing else", async () => {
    const url = await serve((_, response) => response.writeHead(201, { "x-a": "b" }).end("hello"));
    const answer = await guardedFetch(url, limits);
    expect(answer).toMatchObject({ status: 201, headers: { "x-a": "b" } });
    expect(answer.body.toString()).toBe("hello");
    expect(isCallableUrl("http://localhost:3000/")).toBe(true);
    await expect(guardedFetch("http://169.254.169.254/", limits)).rejects.toMatchObject({
      reason: "forbidden_address",
    });
  });

  test("a name is asked for once: what it resolves to a moment later changes nothing", async () => {
    const url = new URL(await serve((request, response) => response.end(request.headers.host)));
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [aResolved(asked === 1 ? "127.0.0.1" : "10.0.0.1")];
    };
    url.hostname = "rebind.example";
    expect((await guardedFetch(url, { ...limits, resolve })).body.toString()).toBe(url.host);
    expect(asked).toBe(1);
  });

  test("a POST carries its body and headers", async () => {
    const url = await serve(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      response.end(`${request.method} ${request.headers["x-signature"]} ${Buffer.concat(parts)}`);
    });
    const answer = await guardedFetch(url, {
      ...limits,
      method: "POST",
      headers: { "x-signature": "v1" },
      body: "{}",
    });
    expect(answer.body.toString()).toBe("POST v1 {}");
  });

  test("at most three redirects are followed, and none to a forbidden address", async () => {
    const endless = await serve((request, response) =>
      response.writeHead(302, { location: `${request.url}x` }).end(),
    );
    await expect(guardedFetch(endless, limits)).rejects.toMatchObject({ reason: "redirects" });

    for (const location of [
      "http://169.254.169.254/",
      "http://10.0.0.1/",
      "//192.168.1.1/",
      "file:///etc/passwd",
    ]) {
      const url = await serve((_, response) => response.writeHead(307, { location }).end());
      await expect(guardedFetch(url, limits)).rejects.toMatchObject({
        reason: expect.stringMatching(/^(bad_url|forbidden_address)$/),
      });
    }
  });

  test("a redirect is an answer like others where none are followed", async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: "/there" }).end());
    expect(await guardedFetch(url, { ...limits, redirects: undefined })).toMatchObject({ status: 302 });
  });

  test("of an answer without end as much is read as was asked for", async () => {
    const url = await serve((request, response) => {
      const timer = setInterval(() => response.write("x".repeat(600)), 1);
      request.once("close", () => clearInterval(timer));
    });
    expect((await guardedFetch(url, limits)).body).toHaveLength(1_000);
  });

  test("an answer that drips is cut off at the time limit", async () => {
    const url = await serve((request, response) => {
      const timer = setInterval(() => response.write("x"), 10);
      request.once("close", () => clearInterval(timer));
    });
    await expect(guardedFetch(url, { ...limits, timeoutMs: 100 })).rejects.toMatchObject({
      reason: "timeout",
    });
  });

  test("a body that is not wanted is not read", async () => {
    const url = await serve((_, response) =>
      response.writeHead(200, { "content-type": "video/mp4" }).end("x"),
    );
    const answer = await guardedFetch(url, {
      ...limits,
      wants: (headers) => headers["content-type"] === "text/html",
    });
    expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  });
});

function aResolved(address: string) {
  return { address, family: address.includes(":") ? 6 : 4 };
}

async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer(answer as never); // the overloads of createServer hide the listener's type
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
