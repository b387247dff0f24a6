import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { config } from "@/lib/config";
import { ADDRESS_HEADER } from "@/lib/dialects/endpoint";
import type { Broker } from "@/lib/realtime/broker/broker";
import { callerAddress } from "@/lib/server/caller-address";
import { guardAnswer, guardPage } from "@/lib/server/security-headers";

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

type Parts = {
  api: (request: IncomingMessage, response: ServerResponse) => boolean;
  broker: Broker | undefined;
  pages: PageHandler;
  isDev: boolean;
};

/** Who answers what: the API's handlers, the broker's HTTP API, and Next for all the rest. */
export function answerPage({ api, broker, pages, isDev }: Parts): PageHandler {
  const realtime = hostedRealtime();
  const brokerListener = getRequestListener(
    async (request) => (await broker?.handleRequest(request)) ?? new Response("Not found", { status: 404 }),
    { overrideGlobalObjects: false },
  );

  return (request, response) => {
    if (api(request, response)) return;
    guardAnswer(response);
    if (broker && request.url?.startsWith("/apps/")) return void brokerListener(request, response);
    // The handlers are the API: nothing may call a Server Function, nor pose as one
    // of Next's own subrequests.
    delete request.headers["x-middleware-subrequest"];
    if (request.headers["next-action"]) {
      response.writeHead(400, { "Content-Type": "text/plain" }).end("Server actions are off.\n");
      return;
    }
    request.headers[ADDRESS_HEADER] = callerAddress(request);
    // Next compresses what it answers, and would hold an event stream back to do so.
    if (request.url?.startsWith("/api/sse")) delete request.headers["accept-encoding"];
    if (!request.url?.startsWith("/_next/")) guardPage(request, response, { isDev, realtime });
    return pages(request, response);
  };
}

function hostedRealtime(): string[] {
  const { pusher } = config();
  if (!pusher) return [];
  const host = pusher.host ?? `*.pusher.com`;
  return [`wss://${host}`, `ws://${host}`, `https://${host}`];
}
