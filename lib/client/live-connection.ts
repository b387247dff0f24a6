import type Pusher from "pusher-js/worker";
import type { Channel } from "pusher-js/worker";
import { api } from "@/lib/client/api";
import { isLiveEventName, type LiveEvent } from "@/lib/client/apply-event";
import { createChannelAuthorizer } from "@/lib/client/channel-auth";

type RealtimeOptions = {
  key: string;
  cluster: string;
  wsHost: string;
  wsPort: number;
  wssPort: number;
  forceTLS: boolean;
  authEndpoint: string;
  userAuthEndpoint: string;
};

type Options = {
  myId: number;
  onEvent: (event: LiveEvent) => void;
  /** Channels have (again) been subscribed to: what happened before that must be fetched. */
  onSubscribed: () => void;
  onLiveChange: (isLive: boolean) => void;
};

/** Spread over this, clients of a restarted server do not come back all at once. */
const RECONNECT_WITHIN_MS = 5_000;
const FORGET_AFTER_MS = 1_000;

/** The connection to the broker and the subscriptions of one person. */
export class LiveConnection {
  readonly #pusher: Pusher;
  readonly #options: Options;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #roomChannels = new Set<string>();
  #isStopped = false;

  static async open(options: Options): Promise<LiveConnection> {
    // The client library is not part of the first page: it comes once the page works. The build
    // for workers is the same without old transports that load scripts from elsewhere.
    const [{ default: PusherClient }, { realtime }] = await Promise.all([
      import("pusher-js/worker"),
      api.get<{ realtime: RealtimeOptions }>("/realtime"),
    ]);
    return new LiveConnection(createPusher(PusherClient, realtime), options);
  }

  private constructor(pusher: Pusher, options: Options) {
    this.#pusher = pusher;
    this.#options = options;
    pusher.connection.bind("state_change", ({ current }: { current: string }) => this.#onState(current));
    pusher.signin();
    this.#listen(`private-user-${options.myId}`, true);
  }

  /** Listens to these rooms and to no others. */
  setRooms(roomIds: number[]): void {
    const wanted = new Set(roomIds.map((id) => `private-room-${id}`));
    for (const name of this.#roomChannels) if (!wanted.has(name)) this.#forget(name);
    for (const name of wanted) if (!this.#roomChannels.has(name)) this.#listen(name, false);
    this.#roomChannels = wanted;
  }

  /** Without a network the socket is dead, though nothing has told it so yet. */
  sleep(): void {
    this.#pusher.disconnect();
  }

  /** After sleep, or with the network back: now rather than later. */
  wake(): void {
    if (this.#pusher.connection.state !== "connected") this.#pusher.connect();
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#pusher.disconnect();
  }

  /** A little later: whoever loses a room loses the connection as well, and writing into it would fail. */
  #forget(name: string): void {
    this.#after(FORGET_AFTER_MS, () => {
      if (!this.#roomChannels.has(name)) this.#pusher.unsubscribe(name);
    });
  }

  #listen(name: string, isForMe: boolean): void {
    this.#attach(this.#pusher.subscribe(name), isForMe);
  }

  #attach(channel: Channel, isForMe: boolean): void {
    channel.unbind_all();
    channel.bind_global((name: string, data: unknown) => {
      // The server is the only one who can speak here, and native.md says in which shapes.
      if (isLiveEventName(name)) this.#options.onEvent({ name, data, isForMe } as LiveEvent);
    });
    channel.bind("pusher:subscription_succeeded", this.#options.onSubscribed);
    channel.bind("pusher:subscription_error", () => this.#later(() => this.#again(channel.name, isForMe)));
  }

  #again(name: string, isForMe: boolean): void {
    if (!isForMe && !this.#roomChannels.has(name)) return;
    this.#pusher.unsubscribe(name);
    this.#listen(name, isForMe);
  }

  #onState(state: string): void {
    this.#options.onLiveChange(state === "connected");
    // A close with 40xx (a restart, a termination) stops the library for good; we go on, a little later.
    if (state === "disconnected" || state === "failed") this.#later(() => this.#pusher.connect());
  }

  #later(act: () => void): void {
    this.#after(Math.random() * RECONNECT_WITHIN_MS, act);
  }

  #after(wait: number, act: () => void): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, wait);
    this.#timers.add(timer);
  }
}

function createPusher(PusherClient: typeof Pusher, realtime: RealtimeOptions): Pusher {
  return new PusherClient(realtime.key, {
    cluster: realtime.cluster,
    wsHost: realtime.wsHost,
    wsPort: realtime.wsPort,
    wssPort: realtime.wssPort,
    forceTLS: realtime.forceTLS,
    // Never the other one as a fallback: behind a plain port there is no TLS to try.
    enabledTransports: [realtime.forceTLS ? "wss" : "ws"],
    enableStats: false,
    userAuthentication: { endpoint: realtime.userAuthEndpoint, transport: "ajax" },
    channelAuthorization: {
      customHandler: createChannelAuthorizer((socketId, channels) =>
        authorize(realtime.authEndpoint, socketId, channels),
      ),
    },
  });
}

async function authorize(endpoint: string, socketId: string, channels: string[]) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ socket_id: socketId, channel_names: channels }),
  });
  if (!response.ok) throw new Error(`channels not authorised (${response.status})`);
  return ((await response.json()) as { auth: Record<string, string | null> }).auth; // native.md, POST /api/realtime/auth
}
