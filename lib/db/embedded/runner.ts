import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Account } from "@/lib/db/embedded/account";
import type { Binaries } from "@/lib/db/embedded/binaries";
import { StartError } from "@/lib/start-error";

/** Starts PostgreSQL's programs as the account they may run as. */
export type Runner = (program: string, args: string[]) => ChildProcessWithoutNullStreams;

type Way = { prefix: string[]; uid?: number; gid?: number };

/**
 * Finds a way to run the programs on `dir`, by trying. In order of preference: with util-linux's
 * setpriv, whose parent-death signal stops PostgreSQL when this process is killed; without it;
 * and as root, when the account cannot enter the folders above (/root, a private temporary
 * folder), with the one capability that lets it pass through them.
 *
 * @param dir  an existing folder that belongs to the account
 * @throws StartError when none works
 */
export async function chooseRunner(
  binaries: Binaries,
  dir: string,
  account: Account | null,
): Promise<Runner> {
  let failure = "";
  for (const way of account ? waysAs(account) : ownWays()) {
    const run: Runner = (program, args) => start(way, binaries.env, program, args);
    const result = await outcome(
      run("/bin/sh", ["-c", 'test -w "$1" && exec "$2" --version', "sh", dir, binaries.postgres]),
    );
    if (result.code === 0) return run;
    failure = result.stderr.trim().split("\n").at(-1) || failure;
  }
  if (account) {
    throw new StartError(
      `PostgreSQL does not run as root, and the account ${account.name} cannot reach ${dir} or ${binaries.postgres}: move Hearth to a folder that everybody may enter, start it as an ordinary user, or set DATABASE_URL.`,
    );
  }
  throw new StartError(
    `The PostgreSQL in node_modules does not run here (${failure}): it needs a Linux with glibc, or macOS; else set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** Waits for a program that ends by itself; `stdin` is all that it gets to read. */
export async function outcome(child: ChildProcessWithoutNullStreams, stdin = "") {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  child.stdin.on("error", () => undefined); // It ended without reading: its exit code tells.
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", (error) => {
      stderr += String(error);
      resolve(null);
    });
    child.once("close", resolve);
  });
  return { code, stdout, stderr };
}

function ownWays(): Way[] {
  return [{ prefix: ["setpriv", "--pdeathsig", "INT", "--"] }, { prefix: [] }];
}

function waysAs({ uid, gid }: Account): Way[] {
  const become = ["setpriv", "--pdeathsig", "INT", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const passing = ["dac_read_search", "dac_override"].filter(isHeld).map((capability) => ({
    // PostgreSQL asks access() about its own files, which ignores the capabilities of a user
    // other than root unless no_setuid_fixup is set.
    prefix: [
      ...become,
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      "--securebits=+no_setuid_fixup",
      "--",
    ],
  }));
  return [{ prefix: [...become, "--"] }, { prefix: [], uid, gid }, ...passing];
}

const capabilityBits: Record<string, bigint> = { dac_override: 1n, dac_read_search: 2n };

function isHeld(capability: string): boolean {
  try {
    const held = /^CapPrm:\s*(\w+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
    return ((BigInt(`0x${held}`) >> (capabilityBits[capability] ?? 0n)) & 1n) === 1n;
  } catch {
    return false; // Not Linux: no capabilities.
  }
}

function start(way: Way, env: Record<string, string>, program: string, args: string[]) {
  const [file = program, ...rest] = [...way.prefix, program, ...args];
  return spawn(file, rest, {
    uid: way.uid,
    gid: way.gid,
    // The account may not be able to enter this process's working directory.
    cwd: "/",
    // A group of its own: Ctrl-C is for Hearth, which stops PostgreSQL when it needs it no more.
    detached: true,
    env: {
      // Nothing else of ours: PG* variables would change what the programs do, and secrets are none of theirs.
      PATH: process.env.PATH ?? "/usr/bin:/bin",
      NODE_ENV: process.env.NODE_ENV,
      LC_ALL: "C",
      ...env,
    },
  });
}
