import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { routes } from "@/lib/generated/routes";
import { directMount } from "@/lib/server/direct-mount";

// Another process before the same database: all calls on a port of its own, whose
// address it tells to whoever has forked it. It ends with them.
const mounted = directMount(routes, () => "127.0.0.1");
const server = createServer((request, response) => {
  if (!mounted(request, response)) response.writeHead(404).end();
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  process.send?.(`http://127.0.0.1:${port}`);
});
process.on("disconnect", () => process.exit(0));
