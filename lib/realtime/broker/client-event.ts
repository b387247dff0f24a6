import { isEncrypted, needsAuthorization } from "./channel-name";
import { broadcast } from "./channels";
import { CLIENT_EVENT_RATE } from "./close-codes";
import type { Connection } from "./connection";
import { FrameError } from "./frame-error";
import { eventFrames, type InboundFrame } from "./frames";
import type { Channel, Hub } from "./hub";
import { CLIENT_EVENTS_PER_SECOND, MAX_EVENT_DATA_BYTES, MAX_EVENT_NAME_LENGTH } from "./limits";

/** A `client-` event: goes to the others on the channel, never back, and is not kept by cache channels. */
export function relayClientEvent(hub: Hub, connection: Connection, frame: InboundFrame): void {
  if (!hub.settings.clientEvents) throw new FrameError("Client events are not enabled for this app");
  const { name, channel, userId } = requireSubscription(hub, connection, frame.channel);
  if (!connection.mayPublish()) {
    const message = `Client event rejected: more than ${CLIENT_EVENTS_PER_SECOND} a second`;
    throw new FrameError(message, CLIENT_EVENT_RATE);
  }
  const { event } = frame;
  const data = asString(frame.data);
  if (event.length > MAX_EVENT_NAME_LENGTH || Buffer.byteLength(data ?? "") > MAX_EVENT_DATA_BYTES) {
    throw new FrameError("Client event rejected: its name or data is too large");
  }

  const user = userId === null ? {} : { user_id: userId };
  broadcast(channel, eventFrames({ event, data, ...user })(name), connection);
  hub.settings.onWebhook({
    name: "client_event",
    channel: name,
    event,
    data,
    socket_id: connection.id,
    ...user,
  });
}

function requireSubscription(hub: Hub, connection: Connection, name: unknown) {
  if (typeof name !== "string" || !needsAuthorization(name) || isEncrypted(name)) {
    throw new FrameError("Client events go to private and presence channels, and not to encrypted ones");
  }
  const channel: Channel | undefined = hub.channels.get(name);
  const userId = connection.subscriptions.get(name);
  if (!channel || userId === undefined)
    throw new FrameError("Not subscribed to the channel of the client event");
  return { name, channel, userId };
}

function asString(data: unknown): string | undefined {
  return typeof data === "string" ? data : JSON.stringify(data);
}
