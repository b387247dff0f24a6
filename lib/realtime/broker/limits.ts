/**
 * Limits of the hosted service, kept here too so that an application that runs on this broker runs there.
 * Names and sizes: "Channel naming conventions", "HTTP API reference", "Presence channels", "Authenticating users".
 */
export const MAX_EVENT_DATA_BYTES = 10_240;
export const MAX_CHANNELS_PER_TRIGGER = 100;
export const MAX_EVENTS_PER_BATCH = 10;
export const MAX_CHANNEL_NAME_LENGTH = 164;
export const MAX_EVENT_NAME_LENGTH = 200;
export const MAX_PRESENCE_MEMBERS = 100;
export const MAX_USER_ID_LENGTH = 128;
export const MAX_USER_INFO_BYTES = 1_024;
export const CLIENT_EVENTS_PER_SECOND = 10;
/** "Up to" 30 minutes, says the service; the oldest go earlier when there are too many. */
export const CACHED_EVENT_TTL_MS = 30 * 60 * 1000;

// Our own, where the service names none.
export const MAX_FRAME_BYTES = 64 * 1024;
export const MAX_CACHED_EVENTS = 1_000;
export const MAX_CHANNELS_PER_CONNECTION = 5_000;
/** Ten events of 10 KB whose every byte is escaped to six, and their names. */
export const MAX_REQUEST_BYTES = 1024 * 1024;

/** An event that breaks a limit. `status` is the HTTP status the service answers with. */
export class BrokerLimitError extends Error {
  override name = "BrokerLimitError";

  constructor(
    message: string,
    readonly status: 400 | 413 = 400,
  ) {
    super(message);
  }
}

export function requireEvent(name: string, data: string): void {
  if (name === "" || name.length > MAX_EVENT_NAME_LENGTH) {
    throw new BrokerLimitError(`The event name must have 1 to ${MAX_EVENT_NAME_LENGTH} characters`);
  }
  // Our choice: the service only advises against it. A subscriber would take such an event for the broker's word.
  if (name.startsWith("pusher:") || name.startsWith("pusher_internal:")) {
    throw new BrokerLimitError("Event names that begin with pusher: or pusher_internal: are reserved");
  }
  if (Buffer.byteLength(data) > MAX_EVENT_DATA_BYTES) {
    throw new BrokerLimitError(
      `The data content of this event exceeds the allowed maximum (${MAX_EVENT_DATA_BYTES} bytes)`,
      413,
    );
  }
}

export function requireSocketId(socketId: string | undefined): void {
  if (socketId !== undefined && !/^\d+\.\d+$/.test(socketId)) {
    throw new BrokerLimitError(`Invalid socket id: '${socketId.slice(0, 64)}'`);
  }
}
