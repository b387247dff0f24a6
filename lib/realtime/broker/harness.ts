import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import Pusher from "pusher";
import PusherClient, { type Channel } from "pusher-js";
import { onTestFinished } from "vitest";
import { type ClientOptions, WebSocket } from "ws";
import { type Broker, type BrokerOptions, createBroker } from "./broker";
import { fieldsOf } from "./frames";

export const app = { appId: "41", key: "test-key", secret: "test-secret" };

export type Harness = {
  broker: Broker;
  port: number;
  /** The official server package. */
  server: Pusher;
  /** The official client package, with authorisations signed by the official server package. */
  client(identity?: Identity): PusherClient;
  /** A bare WebSocket, for what the official client would never do. */
  raw(path?: string, options?: ClientOptions): RawClient;
};
type Identity = { userId?: string; presence?: { user_id: string; user_info?: Record<string, unknown> } };

/** A broker on a real server on a free port, gone when the test ends. */
export async function aBroker(options: Partial<BrokerOptions> = {}): Promise<Harness> {
  const broker = createBroker({ ...app, closeTimeoutSeconds: 1, ...options });
  const http = createServer(
    getRequestListener(async (request) => {
      return (await broker.handleRequest(request)) ?? new Response("not the broker's", { status: 418 });
    }),
  );
  http.on("upgrade", (request, socket, head) => {
    if (!broker.handleUpgrade(request, socket, head)) socket.destroy();
  });
  const port = await listen(http);
  onTestFinished(async () => {
    await broker.close();
    http.closeAllConnections();
    await new Promise((done) => http.close(done));
  });

  const server = new Pusher({
    ...app,
    host: "127.0.0.1",
    port: String(port),
    encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString("base64"),
  });
  return {
    broker,
    port,
    server,
    client: (identity = {}) => officialClient(port, server, identity),
    raw: (path = `/app/${app.key}?protocol=7`, clientOptions) => {
      return new RawClient(`ws://127.0.0.1:${port}${path}`, clientOptions);
    },
  };
}

export class RawClient {
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  #read = 0;
  #waiting: (() => void)[] = [];

  constructor(url: string, options?: ClientOptions) {
    this.socket = new WebSocket(url, options);
    this.socket.on("message", (text) => {
      this.frames.push(JSON.parse(String(text)));
      for (const look of this.#waiting.splice(0)) look();
    });
    this.closed = new Promise((resolve, reject) => {
      this.socket.once("close", (code, reason) => resolve({ code, reason: String(reason) }));
      this.socket.once("error", reject);
    });
    // A test that expects no close does not look at it.
    this.closed.catch(() => {});
    onTestFinished(() => this.socket.terminate());
  }

  /** The next frame of that event, skipping others; its data decoded. */
  async next(event: string): Promise<Frame & { data: Fields }> {
    for (;;) {
      while (this.#read < this.frames.length) {
        const frame = this.frames[this.#read++];
        if (frame?.event === event) return { ...frame, data: fieldsOf(frame.data) };
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  send(event: string, data?: unknown, channel?: string): void {
    this.socket.send(JSON.stringify({ event, data, channel }));
  }

  /** @returns the socket id */
  async connected(): Promise<string> {
    return String((await this.next("pusher:connection_established")).data.socket_id);
  }

  async subscribed(channel: string, authorization: object = {}): Promise<Fields> {
    this.send("pusher:subscribe", { channel, ...authorization });
    return (await this.next("pusher_internal:subscription_succeeded")).data;
  }
}

export type Frame = { event: string; channel?: string; data: unknown; user_id?: string };
type Fields = Record<string, unknown>;

/** Resolves with the data of the event when it comes. */
export function once(
  emitter: PusherClient | Channel | PusherClient["connection"],
  event: string,
): Promise<unknown> {
  return new Promise((resolve) => {
    const listener = (data: unknown) => {
      emitter.unbind(event, listener);
      resolve(data);
    };
    emitter.bind(event, listener);
  });
}

export async function subscribed(client: PusherClient, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  await once(channel, "pusher:subscription_succeeded");
  return channel;
}

function officialClient(port: number, server: Pusher, { userId, presence }: Identity): PusherClient {
  const client = new PusherClient(app.key, {
    wsHost: "127.0.0.1",
    wsPort: port,
    forceTLS: false,
    enabledTransports: ["ws"],
    cluster: "none",
    channelAuthorization: {
      customHandler: ({ socketId, channelName }, done) => {
        const member = channelName.startsWith("presence-") ? presence : undefined;
        done(null, server.authorizeChannel(socketId, channelName, member));
      },
    },
    userAuthentication: {
      customHandler: ({ socketId }, done) => {
        if (userId === undefined) done(new Error("nobody"), null);
        else
          done(
            null,
            server.authenticateUser(socketId, { id: userId, user_info: { name: `User ${userId}` } }),
          );
      },
    },
  });
  onTestFinished(() => client.disconnect());
  return client;
}

async function listen(http: Server): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is never a pipe's name.
  return (http.address() as AddressInfo).port;
}
