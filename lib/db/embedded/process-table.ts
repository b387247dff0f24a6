import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const hasProc = existsSync("/proc/self/stat");

/**
 * A mark that tells one process from a later one with the same pid, or null when no such
 * process lives. A zombie counts as dead: it holds nothing and may stay for ever.
 */
export function startMarkOf(pid: number): string | null {
  if (!hasProc) return ps(pid, "lstart");
  const stat = readProc(pid, "stat");
  if (stat === null) return null;
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const startTime = rest[18];
  return state === "Z" || state === "X" || startTime === undefined ? null : startTime;
}

/** The program and its arguments; empty when no such process lives. */
export function commandLineOf(pid: number): string[] {
  if (!hasProc) return ps(pid, "command")?.split(" ") ?? [];
  return readProc(pid, "cmdline")?.split("\0").slice(0, -1) ?? [];
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null; // It ended, perhaps between opening and reading.
  }
}

function ps(pid: number, column: string): string | null {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", `${column}=`], { encoding: "utf8" }).trim() || null;
  } catch {
    return null; // ps exits with 1 when there is no such process.
  }
}
