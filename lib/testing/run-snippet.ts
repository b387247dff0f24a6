import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Snippets } from "@/lib/docs/snippets";

const run = promisify(execFile);

/** Runs a snippet as somebody who has copied it, and reads the status and the answer that it shows. */
export async function runSnippet(
  language: keyof Snippets,
  snippet: string,
): Promise<{ status: number; text: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "hearth-snippet-"));
  try {
    return await RUNNERS[language](folder, snippet);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const COMMANDS = { curl: "curl", javascript: "node", python: "python3" };

/** Whether this machine can run that language; where it cannot, the snippet is left out. */
export function isInstalled(language: keyof Snippets): boolean {
  return spawnSync(COMMANDS[language], ["--version"]).status === 0;
}

const env = { NODE_ENV: "test", PATH: process.env.PATH } as const;

const RUNNERS = {
  /** The command stays as copied: that the status is written goes into curl's own settings. */
  async curl(folder: string, snippet: string) {
    await writeFile(path.join(folder, ".curlrc"), 'silent\nwrite-out = "\\n%{http_code}"\n');
    const { stdout } = await run("sh", ["-c", snippet], { env: { ...env, CURL_HOME: folder } });
    const end = stdout.lastIndexOf("\n");
    return { status: Number(stdout.slice(end)), text: stdout.slice(0, end) };
  },
  async javascript(folder: string, snippet: string) {
    const file = path.join(folder, "snippet.mjs");
    await writeFile(file, snippet);
    return printed((await run(process.execPath, [file], { env })).stdout);
  },
  async python(folder: string, snippet: string) {
    const file = path.join(folder, "snippet.py");
    await writeFile(file, snippet);
    return printed((await run("python3", [file], { env })).stdout);
  },
};

function printed(stdout: string) {
  const [, status, text = ""] = /^(\d+) (.*)\n$/s.exec(stdout) ?? [];
  return { status: Number(status), text };
}
