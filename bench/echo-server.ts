// A process of its own: echoes JSON, by node:http alone ("bare") or by an endpoint in
// the server's own mount ("direct"), where there is an empty one too. Tells its port.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";
import { callerAddress } from "@/lib/server/caller-address";
import { directMount } from "@/lib/server/direct-mount";

const listener = process.argv[2] === "direct" ? direct() : bare;
const server = createServer(listener).listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port); // a TCP server's address
});

function bare(request: IncomingMessage, response: ServerResponse): void {
  let text = "";
  request.setEncoding("utf8");
  request.on("data", (chunk) => {
    text += chunk;
  });
  request.on("end", () => {
    const body = JSON.stringify({ status: "success", data: JSON.parse(text) });
    response.writeHead(200, {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
    });
    response.end(body);
  });
}

function direct() {
  const echo = openEndpoint({
    body: z.object({ text: z.string() }),
    handle: async ({ body }) => body,
  });
  const empty = openEndpoint({ handle: async () => ({}) });
  return directMount(
    [
      { path: "/api/echo", exports: { POST: echo } },
      { path: "/api/empty", exports: { GET: empty } },
    ],
    callerAddress,
  );
}
