import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Pusher from "pusher-js";
import { onTestFinished } from "vitest";
import { startRelay } from "@/lib/outbox/relay";
import { authorizeChannel } from "@/lib/realtime/authorize";
import { createBroker } from "@/lib/realtime/broker/broker";
import { brokerAccount } from "@/lib/realtime/credentials";
import { createPublisher } from "@/lib/realtime/publisher";
import { announceThrough } from "@/lib/server/announce";
import { provide } from "@/lib/singleton";
import type { TestUser } from "@/lib/testing/builders";

type Heard = { channel: string; name: string; data: Record<string, unknown> };

/** The broker on a port of its own and the relay that feeds it, and others, as the server wires them. */
export async function liveParts(others: Parameters<typeof announceThrough>[1] = {}) {
  const broker = createBroker({ ...brokerAccount(), closeTimeoutSeconds: 1 });
  provide("broker", broker);
  const relay = startRelay(announceThrough(createPublisher(), others));
  const server = createServer().on("upgrade", (request, socket, head) => {
    if (!broker.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    await relay.stop();
    await broker.close();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return { broker, relay, listen: (user: TestUser, channels: string[]) => listenOn(port, user, channels) };
}

/** Subscribes with the official client; resolves when the broker has said yes to every channel. */
async function listenOn(port: number, user: TestUser, channels: string[]) {
  const heard: Heard[] = [];
  const client = new Pusher(brokerAccount().key, {
    cluster: "hearth",
    wsHost: "127.0.0.1",
    wsPort: port,
    forceTLS: false,
    enabledTransports: ["ws"],
    disableStats: true,
    channelAuthorization: {
      endpoint: "",
      transport: "ajax",
      customHandler: ({ socketId, channelName }, callback) => {
        authorizeChannel(user.actor, socketId, channelName).then(
          (auth) => (auth ? callback(null, { auth }) : callback(new Error("forbidden"), null)),
          (error) => callback(error, null),
        );
      },
    },
  });
  onTestFinished(() => client.disconnect());
  await Promise.all(
    channels.map((channel) => {
      const subscription = client.subscribe(channel);
      subscription.bind_global((name: string, data: Record<string, unknown>) => {
        if (!name.startsWith("pusher:")) heard.push({ channel, name, data });
      });
      return new Promise<void>((resolve, reject) => {
        subscription.bind("pusher:subscription_succeeded", () => resolve());
        subscription.bind("pusher:subscription_error", () => reject(new Error(`${channel} refused`)));
      });
    }),
  );
  return { client, heard };
}
