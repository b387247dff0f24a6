import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { directMount, type RouteModule } from "@/lib/server/direct-mount";

/** A real server with these routes mounted as the product mounts them; its address. */
export async function serve(routes: RouteModule[]): Promise<string> {
  const mounted = directMount(routes, () => "127.0.0.1");
  const server = createServer((request, response) => {
    if (!mounted(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return `http://127.0.0.1:${port}`;
}
