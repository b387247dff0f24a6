import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import findMyWay, { type HTTPMethod } from "find-my-way";
import type { Handler } from "@/lib/dialects/endpoint";
import { Reply, toHeaderList } from "@/lib/dialects/reply";
import { GUARDS, guardAnswer } from "@/lib/server/security-headers";

/** A route file's path in Next's words ("/api/rooms/[id]") and what it exports. */
export type RouteModule = { path: string; exports: Partial<Record<string, unknown>> };

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

type Matched = { handler: Handler; params: Record<string, string | string[]>; address: string };

/**
 * Mounts the API's handlers without the framework: an empty one then costs little more
 * than node:http by itself (docs/benchmarks.md).
 *
 * @returns a listener that answers true when it has taken the request
 */
export function directMount(routes: RouteModule[], addressOf: (request: IncomingMessage) => string) {
  const router = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 2_000, caseSensitive: true });
  for (const { path, exports } of routes) mount(router, path, exports);

  const matches = new WeakMap<IncomingMessage, Matched>();
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const match = matches.get(incoming as IncomingMessage); // HTTP/1 is all this server speaks
      if (!match) throw new Error("a request without a route");
      const { handler, params, address } = match;
      const answer = await (handler.reply ?? handler)(request, { params, address });
      const response = outgoing as ServerResponse; // as above
      if (answer instanceof Reply) {
        write(response, answer);
        return RESPONSE_ALREADY_SENT;
      }
      guardAnswer(response);
      return answer;
    },
    { overrideGlobalObjects: false },
  );

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const found = router.find(request.method as HTTPMethod, request.url ?? "/");
    if (!found) return false;
    const { handler, rest } = found.store as { handler: Handler; rest: string | undefined };
    matches.set(request, { handler, params: namedParams(found.params, rest), address: addressOf(request) });
    void listener(request, response);
    return true;
  };
}

const ALWAYS = toHeaderList(GUARDS);

/** Head and text leave in one write. */
function write(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, [...ALWAYS, ...headers, "Content-Length", String(Buffer.byteLength(body))]);
  response.end(body);
}

function mount(router: ReturnType<typeof findMyWay>, path: string, exports: RouteModule["exports"]) {
  const rest = /\[\.\.\.(\w+)\]$/.exec(path)?.[1];
  const pattern = path.replace(/\[\.\.\.\w+\]$/, "*").replace(/\[(\w+)\]/g, ":$1");
  for (const method of METHODS) {
    const handler = exports[method];
    if (typeof handler !== "function") continue;
    router.on(method, pattern, () => undefined, { handler, rest });
    // A HEAD request is a GET whose body stays here; Node leaves it out.
    if (method === "GET") router.on("HEAD", pattern, () => undefined, { handler, rest });
  }
}

function namedParams(params: Record<string, string | undefined>, rest: string | undefined) {
  const named: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (name === "*" && rest) named[rest] = value.split("/");
    else named[name] = value;
  }
  return named;
}
