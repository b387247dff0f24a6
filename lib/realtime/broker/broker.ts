import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { requireChannels } from "./channel-name";
import { publish } from "./channels";
import { CloseCode } from "./close-codes";
import { answer } from "./http-api";
import { newHub } from "./hub";
import { MAX_FRAME_BYTES, requireEvent, requireSocketId } from "./limits";
import { type BrokerOptions, type Settings, withDefaults } from "./settings";
import { rememberUser, terminateUser } from "./sign-in";
import { startSweep } from "./sweep";
import { admit, brokerTarget, refuseUpgrade } from "./upgrade";

export type { BrokerOptions } from "./settings";

export type Broker = {
  /**
   * Takes an upgrade to `/app/:key`. Returns false when the path is another: the caller then destroys the socket,
   * and passes it to nobody.
   */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Answers the signed HTTP API below `/apps/:id/`; null when the path is another. */
  handleRequest(request: Request): Promise<Response | null>;
  /**
   * Publishes from within the process: what `POST /apps/:id/events` does, unsigned.
   *
   * @param channels  1 to 100 names; `#server-to-user-<id>` reaches all connections signed in as that user
   * @param data  JSON, already encoded; at most 10,240 bytes; arrives exactly as given
   * @param exceptSocketId  the connection that is not to get it
   * @throws BrokerLimitError when a limit is broken; then nothing was published
   */
  trigger(channels: string[], event: string, data: string, exceptSocketId?: string): void;
  /** Closes, with 4009, all connections that signed in as the user or are remembered as theirs. */
  terminateUser(userId: string): void;
  /**
   * Tells whose a connection is that the application has just let listen, so that `terminateUser` reaches it also
   * when its client never signs in. Changes nothing for one that is unknown, or already a user's.
   */
  rememberUser(socketId: string, userId: string): void;
  connectionCount(): number;
  /**
   * Takes no more upgrades and closes every socket. Resolves when all are closed, at the latest after
   * `closeTimeoutSeconds`.
   *
   * @param code  default 4003: pusher-js does not come back by itself from 40xx, so that the application can spread
   *   its clients' return over time
   */
  close(code?: number): Promise<void>;
};

/**
 * A realtime broker for one process: the Pusher Channels protocol 7 and its HTTP API, for the official `pusher` and
 * `pusher-js` packages unmodified. It keeps everything in memory and has no cluster mode; where one machine is not
 * enough, the same application talks to the hosted service or to a cluster that speaks the protocol.
 *
 * Served: public, `private-`, `presence-`, `private-encrypted-` and `cache-` channels; client events; user sign-in,
 * events to users, terminating users; the HTTP API with batches and queries; webhooks; the limits and error codes of
 * the hosted service. Not served: watchlists, `subscription_count` events, the SockJS fallbacks, `info=cache`.
 *
 * Close codes in use: 1003 binary frame, 1009 frame over 64 KB, 1011 a mistake of ours, 4001 unknown key, 4003
 * `close()`, 4004 over `maxConnections`, 4007 and 4008 protocol version, 4009 terminated or not authorised in time,
 * 4100 too slow, 4201 no pong. Each comes after a `pusher:error` frame with the same code, except 1009 and 4100.
 *
 * Errors that leave the connection open: `pusher:subscription_error` on the channel, `{type, error, status}`; else
 * `pusher:error` with 4009 for a failed sign-in, 4301 for client events over 10 a second, null for the rest.
 *
 * Where the protocol is silent, the comment in the code says "our choice".
 *
 * @see https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api
 */
export function createBroker(options: BrokerOptions): Broker {
  const settings = withDefaults(options);
  const hub = newHub(settings);
  const stopSweep = startSweep(hub);
  const sockets = new WebSocketServer(socketOptions(settings));
  let isClosed = false;

  return {
    handleUpgrade(request, socket, head) {
      if (brokerTarget(request.url) === null) return false;
      if (isClosed) refuseUpgrade(socket, "503 Service Unavailable");
      else if (!settings.allowedOrigin(request.headers.origin, request.headers.host)) {
        refuseUpgrade(socket, "403 Forbidden");
      } else {
        sockets.handleUpgrade(request, socket, head, (webSocket) => admit(hub, webSocket, request));
      }
      return true;
    },
    handleRequest: (request) => answer(hub, request),
    trigger(channels, event, data, exceptSocketId) {
      requireChannels(channels);
      requireEvent(event, data);
      requireSocketId(exceptSocketId);
      publish(hub, channels, { name: event, data, except: exceptSocketId });
    },
    terminateUser: (userId) => terminateUser(hub, userId),
    rememberUser: (socketId, userId) => rememberUser(hub, socketId, userId),
    connectionCount: () => hub.connections.size,
    async close(code = CloseCode.appDisabled) {
      isClosed = true;
      stopSweep();
      const closed = [...hub.connections.values()].map((connection) => connection.closed());
      for (const connection of hub.connections.values()) connection.close(code, "The server is going away");
      await Promise.all(closed);
    },
  };
}

// A value of its own, not a literal in the call: the types of ws do not know closeTimeout yet.
function socketOptions(settings: Settings) {
  return {
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_FRAME_BYTES,
    // Compression costs a connection more memory than all else together, and our frames are small.
    perMessageDeflate: false,
    closeTimeout: settings.closeTimeoutSeconds * 1000,
  };
}
