import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { Sha256 } from "@/lib/client/files/sha256";

const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

it("agrees with the platform's at every length around a block's end", () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = randomBytes(length);
    expect(new Sha256().update(bytes).digest()).toBe(hex(bytes));
  }
});

it("does not depend on how the bytes are cut", () => {
  const bytes = randomBytes(100_000);
  const hash = new Sha256();
  for (let at = 0; at < bytes.length; at += 777) hash.update(bytes.subarray(at, at + 777));
  expect(hash.digest()).toBe(hex(bytes));
});
