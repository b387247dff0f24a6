import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingOptionals } from "@/scripts/lockfile.mjs";

// `npm ci` refuses a lock file that promises a package for another platform and does
// not list it; `node scripts/lockfile.mjs` mends it after an `npm install`.
test("the lock file lists the packages of every platform", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(missingOptionals(lock).map(({ name }) => name)).toEqual([]);
});
