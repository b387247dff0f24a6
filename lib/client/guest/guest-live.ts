import type Pusher from "pusher-js/worker";
import { callGuest } from "@/lib/client/guest/guest-api";

type Realtime = {
  key: string;
  cluster: string;
  wsHost: string;
  wsPort: number;
  wssPort: number;
  forceTLS: boolean;
  channel: string;
};
type Signed = { auth: string; user: { auth: string; user_data: string } };

type Options = {
  chatId: number;
  token: string;
  onEvent: (name: string, data: unknown) => void;
  /** Subscribed (again): what happened before must be fetched. */
  onSubscribed: () => void;
  onLiveChange: (isLive: boolean) => void;
};

/** Spread over this, clients of a restarted server do not come back all at once. */
const RECONNECT_WITHIN_MS = 4_000;

/** Listens to the chat's own channel. @returns what ends it */
export function listenToChat(options: Options): () => void {
  let stopped = false;
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = () =>
    open(options).then(
      (end) => {
        stop = end;
        if (stopped) stop();
      },
      () => {
        options.onLiveChange(false);
        if (!stopped) timer = setTimeout(begin, RECONNECT_WITHIN_MS);
      },
    );
  void begin();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stop();
  };
}

async function open({ chatId, token, onEvent, onSubscribed, onLiveChange }: Options): Promise<() => void> {
  const path = `/api/chats/${chatId}/realtime`;
  const [{ default: PusherClient }, { data: realtime }] = await Promise.all([
    import("pusher-js/worker"),
    callGuest<{ data: Realtime }>(path, { token }),
  ]);
  const sign = async (socketId: string) =>
    (await callGuest<{ data: Signed }>(`${path}/auth`, { token, body: { socket_id: socketId } })).data;

  const pusher: Pusher = new PusherClient(realtime.key, {
    cluster: realtime.cluster,
    wsHost: realtime.wsHost,
    wsPort: realtime.wsPort,
    wssPort: realtime.wssPort,
    forceTLS: realtime.forceTLS,
    // Never the other one as a fallback: behind a plain port there is no TLS to try.
    enabledTransports: [realtime.forceTLS ? "wss" : "ws"],
    enableStats: false,
    userAuthentication: {
      customHandler: ({ socketId }, callback) => {
        sign(socketId).then(
          ({ user }) => callback(null, user),
          (error: Error) => callback(error, null),
        );
      },
    },
    channelAuthorization: {
      customHandler: ({ socketId }, callback) => {
        sign(socketId).then(
          ({ auth }) => callback(null, { auth }),
          (error: Error) => callback(error, null),
        );
      },
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLive = false;
  pusher.connection.bind("state_change", ({ current }: { current: string }) => {
    // The first attempt is no interruption.
    if (wasLive || current !== "connecting") onLiveChange(current === "connected");
    wasLive ||= current === "connected";
    // A close with 40xx (a restart, a termination) stops the library for good; we go on, a little later.
    if (current === "disconnected" || current === "failed") {
      timer = setTimeout(() => pusher.connect(), Math.random() * RECONNECT_WITHIN_MS);
    }
  });
  // So that the connection ends when its guest is removed.
  pusher.signin();
  const channel = pusher.subscribe(realtime.channel);
  channel.bind_global((name: string, data: unknown) => {
    if (!name.startsWith("pusher:")) onEvent(name, data);
  });
  channel.bind("pusher:subscription_succeeded", onSubscribed);
  return () => {
    pusher.connection.unbind();
    clearTimeout(timer);
    pusher.disconnect();
  };
}
