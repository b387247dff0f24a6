// Writes what is generated from sources: Prisma's client and the table of routes.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeRouteTable } from "./routes.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const schema = join(root, "prisma/schema.prisma");
const client = join(root, "lib/db/generated/client.ts");

/** Brings both up to date. */
export function prepare() {
  generatePrismaClient();
  writeRouteTable();
}

function generatePrismaClient() {
  if (existsSync(client) && statSync(client).mtimeMs > statSync(schema).mtimeMs) return;
  const prisma = join(root, "node_modules/prisma/build/index.js");
  // Naming any existing file as the engine keeps Prisma from downloading one;
  // generating needs none.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [prisma, "generate", "--config", "prisma/prisma.config.ts"],
    { cwd: root, env, encoding: "utf8" },
  );
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nThe Prisma client could not be generated.\n`);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
