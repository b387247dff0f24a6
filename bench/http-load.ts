// A process of its own: keeps a number of connections busy, each with one request at
// a time, and tells how many were answered. Writes and reads sockets itself, since
// on a small machine what an HTTP client costs is taken from the server measured.
import { connect, type Socket } from "node:net";
import { keyOf } from "./data";

export type Load = {
  port: number;
  connections: number;
  warmUpMs: number;
  ms: number;
} & (
  | { kind: "get"; path: string; headers: string; expected: string }
  | { kind: "echo" }
  | { kind: "post"; rooms: number; run: string }
);

export type LoadResult = {
  perSecond: number;
  p50: number;
  p99: number;
  /** Of the whole run, warming up included. */
  answered: number;
  failed: string[];
};

process.once("message", async (load: Load) => {
  process.send?.(await run(load));
});

async function run(load: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const failed: string[] = [];
  let answered = 0;
  const from = performance.now() + load.warmUpMs;
  const until = from + load.ms;

  async function keepBusy(connection: number): Promise<void> {
    const client = await openClient(load.port);
    for (let count = 0; performance.now() < until; count++) {
      const { request, expected } = requestOf(load, connection, count);
      const sent = performance.now();
      const answer = await client.ask(request);
      const now = performance.now();
      answered++;
      if (now > from && now <= until) latencies.push(now - sent);
      if (!answer.startsWith("HTTP/1.1 200") || !answer.includes(expected)) failed.push(answer.slice(0, 500));
    }
    client.close();
  }

  await Promise.all(Array.from({ length: load.connections }, (_, index) => keepBusy(index)));
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    perSecond: latencies.length / (load.ms / 1000),
    p50: at(0.5),
    p99: at(0.99),
    answered,
    failed: failed.slice(0, 3),
  };
}

function requestOf(load: Load, connection: number, count: number): { request: string; expected: string } {
  if (load.kind === "get") {
    const request = `GET ${load.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${load.headers}\r\n`;
    return { request, expected: load.expected };
  }
  if (load.kind === "echo") {
    return { request: post("/api/echo", "", '{"text":"Hello there"}'), expected: '"text":"Hello there"' };
  }
  const room = 1 + Math.floor(Math.random() * load.rooms);
  const localId = `${load.run}-${connection}-${count}`;
  const body = `{"roomId":${room},"type":"text","body":{"text":"Build ${count} has finished"},"localId":"${localId}"}`;
  return {
    request: post("/api/messaging/messages", `accesstoken: ${keyOf(room)}\r\n`, body),
    expected: `"localId":"${localId}"`,
  };
}

function post(path: string, headers: string, body: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
}

async function openClient(port: number) {
  const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.setEncoding("latin1");
  let received = "";
  let done: ((answer: string) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  socket.on("data", (chunk) => {
    received += chunk;
    if (!isWhole(received)) return;
    const answer = received;
    received = "";
    done?.(answer);
  });
  socket.on("error", (error) => fail?.(error));
  socket.on("close", () => fail?.(new Error("the server hung up")));
  await new Promise<void>((resolve, reject) => {
    fail = reject;
    socket.once("connect", resolve);
  });
  return {
    ask: (request: string) =>
      new Promise<string>((resolve, reject) => {
        done = resolve;
        fail = reject;
        socket.write(request, "latin1");
      }),
    close: () => socket.destroy(),
  };
}

/** One answer at a time, with a Content-Length or in chunks. */
function isWhole(received: string): boolean {
  const head = received.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
  if (length === undefined) return received.endsWith("0\r\n\r\n");
  return received.length >= head + 4 + Number(length);
}
