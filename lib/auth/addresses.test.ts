import { describe, expect, test } from "vitest";
import { inviteLink, isLoopback } from "@/lib/auth/invite-link";
import { safePath } from "@/lib/auth/safe-path";
import { browserOrigin, isSameOrigin } from "@/lib/auth/same-origin";
import { describeBrowser } from "@/lib/auth/user-agent";

describe("where to go after signing in", () => {
  test.each([
    ["/rooms/7?around=3#x", "/rooms/7?around=3#x"],
    ["/invite/aB3", "/invite/aB3"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["rooms", "/"],
    ["", "/"],
    [undefined, "/"],
    [["/rooms"], "/"],
  ])("%j leads to %s", (given, path) => {
    expect(safePath(given)).toBe(path);
  });
});

test("a request without Origin is not another site's unless the browser says so", () => {
  const from = (headers: Record<string, string>) =>
    isSameOrigin(new Request("http://x/", { method: "POST", headers: { host: "hearth.test", ...headers } }));
  expect(from({})).toBe(true);
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(from({ "sec-fetch-site": "cross-site" })).toBe(false);
  expect(from({ origin: "http://hearth.test" })).toBe(true);
  expect(from({ origin: "not a url" })).toBe(false);
});

test("the origin is the one that the browser used", () => {
  expect(browserOrigin(new Headers({ host: "192.168.1.5:3000" }))).toBe("http://192.168.1.5:3000");
  expect(browserOrigin(new Headers({ host: "[::1]:3000" }))).toBe("http://[::1]:3000");
  expect(browserOrigin(new Headers({ host: "a b" }))).toBe("http://hearth.test");
  expect(browserOrigin(new Headers())).toBe("http://hearth.test");
  // nobody has said that a proxy is to be trusted
  const forged = { host: "hearth.test", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  expect(browserOrigin(new Headers(forged))).toBe("http://hearth.test");
});

test("an invite's link leads to the public address", () => {
  expect(inviteLink("aB3", new Headers({ host: "192.168.1.5:3000" }))).toBe("http://hearth.test/invite/aB3");
});

test.each([
  ["http://localhost:3000", true],
  ["http://127.0.0.1:3000", true],
  ["http://[::1]:3000", true],
  ["http://0.0.0.0:3000", true],
  ["http://192.168.1.5:3000", false],
  ["https://localhost.example.org", false],
])("%s is of use to this machine alone: %s", (url, isOnlyHere) => {
  expect(isLoopback(url)).toBe(isOnlyHere);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox", "Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0",
    "Edge",
    "Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Mobile Safari/604.1",
    "Safari",
    "iOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36",
    "Chrome",
    "Android",
  ],
  ["curl/8.0", null, null],
  [null, null, null],
])("%s is %s on %s", (userAgent, deviceName, osName) => {
  expect(describeBrowser(userAgent)).toEqual({ deviceName, osName });
});
