const line = /^(?:\[([^\]]*)\] |.*?)\b(DEBUG\d|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC):\s+(.*)$/;

export type LogEntry = { from: string; level: string; text: string };

/** Reads one line of the server's log; null for the rest of an entry (DETAIL, HINT, CONTEXT). */
export function parseLogLine(text: string): LogEntry | null {
  const [, from = "", level, message] = line.exec(text) ?? [];
  return level && message !== undefined ? { from, level, text: message } : null;
}

export function isReady({ level, text }: LogEntry): boolean {
  return level === "LOG" && text === "database system is ready to accept connections";
}

/** Whether the operator should see it. What a connection did wrong is the application's own to report. */
export function isWorthTelling({ from, level, text }: LogEntry): boolean {
  if (level === "ERROR") return from !== "client backend";
  if (level === "LOG") return /not properly shut down|was terminated by signal|reinitializing/.test(text);
  return ["WARNING", "FATAL", "PANIC"].includes(level);
}
