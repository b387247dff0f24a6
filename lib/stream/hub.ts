import type { DeviceId, UserId } from "@/lib/domain/ids";
import { singleton } from "@/lib/singleton";

/** One line of news for the open streams of some people. */
export type StreamEvent = {
  userIds: UserId[];
  /** The device that did it, where the others alone are told. */
  exceptDeviceId?: DeviceId | null;
  /** When that was said of which the news is: it goes to devices that were there by then. */
  saidAt?: Date;
  /** JSON, so it has no line breaks. */
  data: string;
};

export type Listener = {
  userId: UserId;
  deviceId: DeviceId;
  /** When the device came to be. */
  deviceSince: Date;
};

export type StreamHub = {
  /** The body of an answer: it begins at once, and ends when the client goes or `end…` says so. */
  open(listener: Listener): ReadableStream<Uint8Array>;
  /** Who listens in this process. */
  users(): UserId[];
  devices(): DeviceId[];
  send(event: StreamEvent): void;
  endUser(userId: UserId): void;
  endDevices(deviceIds: DeviceId[]): void;
  /** After something may have been missed: whoever comes back asks for what they lack. */
  endAll(): void;
};

const PING_EVERY_MS = 5_000;
/** What waits for a client that reads slowly; then its stream ends, and it catches up after coming back. */
const LARGEST_BACKLOG_BYTES = 1024 * 1024;
/** A client that opens ever more streams loses its oldest ones. */
const STREAMS_PER_DEVICE = 10;

/**
 * The open event streams of this process. Nothing is kept for those who are away.
 *
 * @see contract: messenger API 4.1
 */
export function streamHub(): StreamHub {
  return singleton("stream-hub", createHub);
}

type Connection = Listener & { write(chunk: Uint8Array): void; end(): void };

export function createHub(): StreamHub {
  const connections = new Set<Connection>();
  let pinging: NodeJS.Timeout | undefined;

  function add(connection: Connection) {
    const own = [...connections].filter(({ deviceId }) => deviceId === connection.deviceId);
    if (own.length >= STREAMS_PER_DEVICE) own[0]?.end();
    connections.add(connection);
    connection.write(PING);
    pinging ??= setInterval(ping, PING_EVERY_MS).unref();
  }

  function remove(connection: Connection) {
    connections.delete(connection);
    if (connections.size > 0) return;
    clearInterval(pinging);
    pinging = undefined;
  }

  function ping() {
    for (const connection of connections) connection.write(PING);
  }

  function endWhere(matches: (connection: Connection) => boolean) {
    for (const connection of [...connections].filter(matches)) connection.end();
  }

  return {
    open(listener) {
      let connection: Connection;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            connection = {
              ...listener,
              write(chunk) {
                if ((controller.desiredSize ?? 0) > 0) controller.enqueue(chunk);
                else connection.end();
              },
              end() {
                if (connections.has(connection)) controller.close();
                remove(connection);
              },
            };
            add(connection);
          },
          cancel: () => remove(connection),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: LARGEST_BACKLOG_BYTES }),
      );
    },
    users: () => [...new Set([...connections].map(({ userId }) => userId))],
    devices: () => [...new Set([...connections].map(({ deviceId }) => deviceId))],
    send({ userIds, exceptDeviceId, saidAt, data }) {
      const receivers = new Set(userIds);
      const chunk = line(data);
      for (const connection of connections) {
        if (!receivers.has(connection.userId) || connection.deviceId === exceptDeviceId) continue;
        if (saidAt && saidAt < connection.deviceSince) continue;
        connection.write(chunk);
      }
    },
    endUser: (userId) => endWhere((connection) => connection.userId === userId),
    endDevices: (deviceIds) => endWhere(({ deviceId }) => deviceIds.includes(deviceId)),
    endAll: () => endWhere(() => true),
  };
}

const encoder = new TextEncoder();
const PING = line('{"type":"PING"}');

/** One line and an empty one: clients read line by line, and know no other fields. */
function line(data: string): Uint8Array {
  return encoder.encode(`data: ${data}\n\n`);
}
