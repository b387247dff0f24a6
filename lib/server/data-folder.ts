import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError } from "@/lib/start-error";

/** Where everything lives that must survive: made on the first start. */
export async function prepareDataFolder(folder: string): Promise<string> {
  const dataDir = path.resolve(folder);
  try {
    await makeFolder(dataDir);
    await writeFile(path.join(dataDir, ".writable"), "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(
      `The data folder ${dataDir} cannot be written to (${code}): choose another with DATA_DIR.`,
    );
  }
  return dataDir;
}

/** One level at a time: Node's `recursive` never comes back below /proc and its like. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(path.dirname(folder));
  await mkdir(folder);
}

/** The root secret, made on the first start; all other secrets are derived from it. */
export async function rootSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "secret");
  const fresh = randomBytes(32).toString("hex");
  try {
    // `wx`: of two first starts at once, one writes and both read the same.
    await writeFile(file, fresh, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const kept = (await readFile(file, "utf8")).trim();
  if (kept.length < 32)
    throw new StartError(`${file} is damaged: put the secret back, or remove it to start with a new one.`);
  return kept;
}
