import { describe, expect, it } from "vitest";
import { isReady, isWorthTelling, parseLogLine } from "@/lib/db/embedded/server-log";

describe("the server's log", () => {
  it("is read with our prefix, and with PostgreSQL's own before settings are read", () => {
    expect(parseLogLine("[client backend] ERROR:  duplicate key")).toEqual({
      from: "client backend",
      level: "ERROR",
      text: "duplicate key",
    });
    expect(parseLogLine("2026-11-20 09:21:36.310 UTC [6776] FATAL:  no such setting")).toMatchObject({
      level: "FATAL",
      text: "no such setting",
    });
    expect(parseLogLine("\tCREATE DATABASE hearth")).toBeNull();
  });

  it("tells when the server is ready", () => {
    const entry = parseLogLine("[postmaster] LOG:  database system is ready to accept connections");
    expect(entry && isReady(entry)).toBe(true);
  });

  it.each([
    ["[checkpointer] ERROR:  could not write", true],
    ["[postmaster] LOG:  server process (PID 9) was terminated by signal 9: Killed", true],
    ["[startup] LOG:  database system was not properly shut down; automatic recovery in progress", true],
    ["[autovacuum worker] WARNING:  oldest xmin is far in the past", true],
    ["[client backend] ERROR:  duplicate key value violates unique constraint", false],
    ["[postmaster] LOG:  starting PostgreSQL 18.4", false],
  ])("%s: worth telling: %s", (line, expected) => {
    const entry = parseLogLine(line);
    expect(entry && isWorthTelling(entry)).toBe(expected);
  });
});
