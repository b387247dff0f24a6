import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { config } from "@/lib/config";
import { provide } from "@/lib/singleton";

type Received = { headers: IncomingHttpHeaders; body: string; method: string | undefined };

/** A receiver of webhooks on this machine; `answer` says what it answers, by 200 where nothing is said. */
export async function aReceiver(
  answer: (response: ServerResponse) => void = (response) => void response.end(),
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    received.push({ headers: request.headers, body, method: request.method });
    receiver.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  const receiver = { url: `http://127.0.0.1:${port}/hook`, received, answer };
  return receiver;
}

/** As WEBHOOK_ALLOW_LOOPBACK says; call what it returns to have it as it was. */
export function setAllowLoopback(allowLoopback: boolean): () => void {
  const before = config();
  provide("config", { ...before, allowLoopback });
  return () => provide("config", before);
}
