import type { WebhookEvent } from "./webhooks";

export type BrokerOptions = {
  appId: string;
  /** Public: part of every client's URL. */
  key: string;
  /** Signs authorisations and requests; never leaves the server. */
  secret: string;

  /** Silence from a client after which it is pinged; also told to clients, who then ping by themselves. Default 120. */
  activityTimeoutSeconds?: number;
  /** How long a ping may stay unanswered before the connection is closed with 4201. Default 30. */
  pongTimeoutSeconds?: number;
  /**
   * Closes a connection with 4009 that has neither signed in nor been authorised for a channel by then
   * ("Authorized connections"). Default 0: never.
   */
  authorizationTimeoutSeconds?: number;
  /** How long a client may take to answer a closing handshake. Default 5. */
  closeTimeoutSeconds?: number;

  /** Lets clients send `client-` events on private and presence channels. Default false, as on the hosted service. */
  clientEvents?: boolean;
  /**
   * Refuses private and presence channels until the connection has signed in, so that `terminateUser` reaches every
   * connection that hears anything private. The hosted service has no such switch. Default false.
   */
  requireSignIn?: boolean;
  /** Judges the Origin and Host headers of an upgrade; false is answered 403. Default: every origin, as hosted. */
  allowedOrigin?: (origin: string | undefined, host: string | undefined) => boolean;

  /** Connections beyond this are closed with 4004. Default: no limit. */
  maxConnections?: number;
  /** Bytes that may wait for a slow client before it is closed with 4100. Default 1 MiB. */
  maxBufferedBytes?: number;
  /** Frames a client may send at once, and then per second; beyond that its socket is not read. Default 2000, 500. */
  frameBurst?: number;
  framesPerSecond?: number;

  /** Told of every webhook event, synchronously; must not throw. See `webhookPoster` for posting them to a URL. */
  onWebhook?: (event: WebhookEvent) => void;
  /** Told of what an operator may want in the log: has the shape of a pino method. */
  warn?: (details: Record<string, unknown>, message: string) => void;
};

export type Settings = Required<BrokerOptions>;

export function withDefaults(options: BrokerOptions): Settings {
  return {
    activityTimeoutSeconds: 120,
    pongTimeoutSeconds: 30,
    authorizationTimeoutSeconds: 0,
    closeTimeoutSeconds: 5,
    clientEvents: false,
    requireSignIn: false,
    allowedOrigin: () => true,
    maxConnections: Number.POSITIVE_INFINITY,
    maxBufferedBytes: 1024 * 1024,
    frameBurst: 2_000,
    framesPerSecond: 500,
    onWebhook: () => {},
    warn: () => {},
    ...options,
  };
}
