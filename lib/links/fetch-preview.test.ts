import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { GET } from "@/app/api/messenger/messages/get-thumbnail/route";
import { config } from "@/lib/config";
import { provide } from "@/lib/singleton";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

let ana: TestUser;
beforeAll(async () => {
  ana = await aUser();
});

const preview = (url: string) => call(GET, { token: ana.token, query: { url } });

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`; // a TCP server's address is never a path
}

/** A page of that head; `type` is its Content-Type. */
const page = (head: string | Buffer, type = "text/html; charset=utf-8") =>
  serve((_, response) => response.writeHead(200, { "content-type": type }).end(head));

describe("2.17.6 GET /messages/get-thumbnail of a page that may be fetched", () => {
  beforeAll(() => {
    const before = config();
    provide("config", { ...before, allowLoopback: true });
    return () => provide("config", before);
  });

  test("tells what the page says of itself", async () => {
    const url = await page(`<!doctype html><html><head><title>Not this</title>
      <meta property="og:title" content="Ship &amp; it"><meta property="og:title" content="second">
      <meta content="Two
        lines" property="og:description">
      <meta property='og:image' content='/pic.png'><link rel="shortcut icon" href="/favicon.ico"></head>
      <body><meta property="og:site" content="x"></body></html>`);
    const { status, json } = await preview(url);
    expect(status).toBe(200);
    expect(json.data).toEqual({
      title: "Ship & it",
      description: "Two lines",
      image: new URL("/pic.png", url).href,
      icon: "/favicon.ico",
      url,
    });
  });

  test("what is not there is null", async () => {
    const { json } = await preview(await page('<meta property="og:title" content="T">'));
    expect(json.data).toMatchObject({ title: "T", description: null, image: null, icon: null });
  });

  test("addresses that would run something are left out", async () => {
    const url =
      await page(`<meta property="og:title" content="T"><meta property="og:image" content="javascript:alert(1)">
      <link rel="icon" href="data:text/html,x">`);
    expect((await preview(url)).json.data).toMatchObject({ image: null, icon: null });
  });

  test("pages in other encodings", async () => {
    const head = Buffer.from('<meta property="og:title" content="\xdcbung">', "latin1");
    expect((await preview(await page(head, "text/html; charset=iso-8859-1"))).json.data.title).toBe("Übung");
    const named = Buffer.concat([Buffer.from('<meta charset="latin1">'), head]);
    expect((await preview(await page(named, "text/html"))).json.data.title).toBe("Übung");
    expect(
      (await preview(await page("<meta property='og:title' content='Ü'>", "text/html; charset=nonsense")))
        .json.data,
    ).toMatchObject({ title: "Ü" });
  });

  test("what stands in the first megabyte counts, and a redirect is followed", async () => {
    const long = `<meta property="og:title" content="T">${"<p>x</p>".repeat(400_000)}`;
    const target = await page(long);
    const url = await serve((_, response) => response.writeHead(302, { location: target }).end());
    expect((await preview(url)).json.data).toMatchObject({ title: "T", url });
    expectError(await preview(await page(" ".repeat(1024 * 1024) + long)), 404, "No thumbnail found");
  });

  test.each([
    ["no og:title", () => page("<title>T</title>")],
    ["an empty one", () => page('<meta property="og:title" content=" ">')],
    ["no page", () => page('<meta property="og:title" content="T">', "application/json")],
    [
      "an error",
      () => serve((_, response) => response.writeHead(500, { "content-type": "text/html" }).end()),
    ],
    [
      "redirects without end",
      () => serve((_, response) => response.writeHead(302, { location: "/page" }).end()),
    ],
    [
      "a redirect inside",
      () => serve((_, response) => response.writeHead(302, { location: "http://10.0.0.1/" }).end()),
    ],
  ])("404 for %s", async (_, make) => {
    expectError(await preview(await make()), 404, "No thumbnail found");
  });

  test.each(["", "nonsense", "ftp://127.0.0.1/", "http://127.0.0.1:1/", "http://[::1", "file:///etc/passwd"])(
    "404 for %j",
    async (url) => expectError(await preview(url), 404, "No thumbnail found"),
  );

  test("404 without a URL, 401 without a token", async () => {
    expectError(await call(GET, { token: ana.token }), 404, "No thumbnail found");
    expect((await call(GET, { query: { url: "http://example.org" } })).status).toBe(401);
  });
});

test("A page of this machine is not fetched, and looks like one that is not there", async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    response.end();
  });
  for (const address of [url, url.replace("127.0.0.1", "localhost"), url.replace("127.0.0.1", "0x7f.1")]) {
    expectError(await preview(address), 404, "No thumbnail found");
  }
  expect(requests).toBe(0);
});
