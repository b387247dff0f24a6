import type { IncomingMessage, Server, ServerResponse } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import next from "next";
import { type Config, config, readConfig } from "@/lib/config";
import { derivedSecret } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { startEmbeddedPostgres } from "@/lib/db/embedded/postgres";
import { pool, writerPool } from "@/lib/db/pool";
import { toWebhookBody } from "@/lib/dialects/spika/webhook";
import { flushCalls } from "@/lib/domain/api-calls/note-call";
import { startIndexer } from "@/lib/domain/search/indexer";
import { startLinkPreviews } from "@/lib/jobs/link-previews";
import { startWebhooks } from "@/lib/jobs/webhooks";
import { log } from "@/lib/log";
import { startRelay } from "@/lib/outbox/relay";
import { type Broker, createBroker } from "@/lib/realtime/broker/broker";
import { brokerAccount } from "@/lib/realtime/credentials";
import { createPublisher } from "@/lib/realtime/publisher";
import { announceThrough } from "@/lib/server/announce";
import { callerAddress } from "@/lib/server/caller-address";
import { prepareDataFolder, rootSecret } from "@/lib/server/data-folder";
import { directMount, type RouteModule } from "@/lib/server/direct-mount";
import { listen } from "@/lib/server/listen";
import { answerPage, type PageHandler } from "@/lib/server/pages";
import { onShutdown } from "@/lib/server/shutdown";
import { startStreams } from "@/lib/server/streams";
import { startSweeps } from "@/lib/server/sweeps";
import { provide } from "@/lib/singleton";
import { migrate } from "@/prisma/migrate";

type Options = {
  /** The API's handlers, mounted directly; none in development, where Next mounts them. */
  routes: RouteModule[];
  isDev: boolean;
};

/**
 * Starts Hearth: one process, one port, with every part that no variable replaces.
 *
 * @throws StartError a sentence for the person who starts it
 */
export async function start({ routes, isDev }: Options): Promise<void> {
  const settings = readConfig(process.env);
  let answer: PageHandler = answerStarting;
  let upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void = (_, socket) =>
    socket.destroy();

  const servers = await listen(settings, (request, response) => void answer(request, response));
  for (const server of servers)
    server.on("upgrade", (request, socket, head) => upgrade(request, socket, head));

  const postgres = await completeEnvironment(settings);
  provide("config", readConfig(process.env));
  await migrate(process.env.DATABASE_URL ?? "", { log: (line) => log.info(line) });

  const broker = startBroker();
  const streams = startStreams({ isAlone: postgres !== undefined });
  const webhooks = startWebhooks(toWebhookBody);
  const indexer = startIndexer();
  const previews = config().linkPreviews ? startLinkPreviews() : undefined;
  const relay = startRelay(announceThrough(createPublisher(), { streams, webhooks, indexer, previews }));
  const stopSweeps = startSweeps();
  const pages = next({ dev: isDev, dir: process.cwd(), customServer: true });
  await pages.prepare();

  let isStopping = false;
  void postgres?.exited.then(() => {
    if (isStopping) return;
    log.fatal("PostgreSQL has stopped by itself; start Hearth again");
    process.exit(1);
  });

  const api = directMount(settings.apiMount === "direct" ? routes : [], callerAddress);
  answer = answerPage({ api, broker, pages: pages.getRequestHandler(), isDev });
  const upgradePages = isDev ? pages.getUpgradeHandler() : undefined;
  upgrade = (request, socket, head) => {
    if (broker?.handleUpgrade(request, socket, head)) return;
    // Hot reload in development; in production no other path may upgrade.
    if (upgradePages) void upgradePages(request, socket, head);
    else socket.destroy();
  };

  onShutdown(async () => {
    isStopping = true;
    stopSweeps();
    // The streams never end by themselves; those who come back shall find the door closed.
    await Promise.all([stopAccepting(servers), streams.stop()]);
    await broker?.close();
    await relay.stop();
    await indexer.stop();
    await previews?.stop();
    await webhooks.stop();
    await pages.close();
    await flushCalls();
    await db().$disconnect();
    await Promise.all([pool().end(), writerPool().end()]);
    await postgres?.stop();
  });
  process.stdout.write(`Hearth is ready: ${printedUrl(settings, servers)}\n`);
}

/**
 * Starts what the environment does not name, and writes into it what it lacks, so
 * that every part reads its settings in one place: lib/config.ts.
 */
async function completeEnvironment(settings: Config) {
  const dataDir = await prepareDataFolder(settings.dataDir);
  process.env.HEARTH_SECRET ||= await rootSecret(dataDir);
  if (process.env.DATABASE_URL) return undefined;
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(dataDir, "postgres"),
    password: derivedSecret("postgres"),
    log: (line) => log.warn({ from: "postgres" }, line),
  });
  process.env.DATABASE_URL = postgres.url;
  provide("embedded-postgres", postgres);
  return postgres;
}

function startBroker(): Broker | undefined {
  const account = brokerAccount();
  if (!account.isEmbedded) return undefined;
  const broker = createBroker({ ...account, clientEvents: false, allowedOrigin: isOwnOrigin });
  provide("broker", broker);
  return broker;
}

/** Programs send no Origin; a page of another host may not listen. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (!origin) return true;
  if (!URL.canParse(origin)) return false;
  const { host: from } = new URL(origin);
  return from === host || from === new URL(config().publicUrl).host;
}

/** Requests under way are finished, new ones refused. */
async function stopAccepting(servers: Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      // A connection whose last request is answered would stay open, idle, for its whole timeout.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      return closed.finally(() => clearInterval(idle));
    }),
  );
}

function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { "Retry-After": "2", "Content-Type": "text/plain; charset=utf-8" });
  response.end("Hearth is starting.\n");
}

function printedUrl(settings: Config, servers: Server[]): string {
  const address = servers[0]?.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return settings.port === 0 ? `http://${settings.host}:${port}` : settings.publicUrl;
}
