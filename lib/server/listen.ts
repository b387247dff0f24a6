import { createServer, type RequestListener, type Server } from "node:http";
import type { Config } from "@/lib/config";
import { StartError } from "@/lib/start-error";

/**
 * Takes the port, before anything slow is started: a port in use is told at once.
 * "localhost" is both loopback addresses, since browsers try either first.
 */
export async function listen(config: Config, listener: RequestListener): Promise<Server[]> {
  const hosts = config.host === "localhost" ? ["127.0.0.1", "::1"] : [config.host];
  const servers: Server[] = [];
  for (const host of hosts) {
    try {
      servers.push(await listenOn(host, config.port, listener));
    } catch (error) {
      // A machine without IPv6 has no ::1 to listen on.
      if (host === "::1" && servers.length > 0) continue;
      throw explained(error as NodeJS.ErrnoException, config.port, host);
    }
  }
  return servers;
}

function listenOn(host: string, port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  // Longer than the usual proxy's, so that it is the proxy that hangs up.
  server.keepAliveTimeout = 75_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new StartError(
        `Port ${port} is in use by another program: stop it, or choose another with PORT.`,
      );
    case "EACCES":
      return new StartError(`Port ${port} may not be used by this account: choose one above 1023 with PORT.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(`HOST ${host} is not an address of this machine.`);
    default:
      return error;
  }
}
