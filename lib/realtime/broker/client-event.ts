import { isEncrypted, needsAuthorization } from "./channel-name";
import { broadcast } from "./channels";
import { CLIENT_EVENT_RATE } from "./close-codes";
import type { Connection } from "./connection";
import { eventFrames, type InboundFrame } from "./frames";
import type { Hub } from "./hub";
import { MAX_EVENT_DATA_BYTES, MAX_EVENT_NAME_LENGTH } from "./limits";

/** A `client-` event: goes to the others on the channel, never back, and is not kept by cache channels. */
export function relayClientEvent(hub: Hub, connection: Connection, frame: InboundFrame): void {
  const { event, channel: name } = frame;
  if (!hub.settings.clientEvents) return connection.fail(null, "Client events are not enabled for this app");
  if (typeof name !== "string" || !needsAuthorization(name) || isEncrypted(name)) {
    return connection.fail(null, "Client events go to private and presence channels, not to encrypted ones");
  }
  const channel = hub.channels.get(name);
  const userId = connection.subscriptions.get(name);
  if (!channel || userId === undefined)
    return connection.fail(null, "Not subscribed to the channel of a client event");
  if (!connection.mayPublish()) {
    return connection.fail(CLIENT_EVENT_RATE, "Client event rejected: over the limit of 10 per second");
  }
  const data = asString(frame.data);
  if (event.length > MAX_EVENT_NAME_LENGTH || Buffer.byteLength(data ?? "") > MAX_EVENT_DATA_BYTES) {
    return connection.fail(null, "Client event rejected: its name or data is too large");
  }

  broadcast(channel, eventFrames(event, data, userId ?? undefined)(name), connection);
  hub.settings.onWebhook({
    name: "client_event",
    channel: name,
    event,
    data,
    socket_id: connection.id,
    ...(userId === null ? {} : { user_id: userId }),
  });
}

function asString(data: unknown): string | undefined {
  return typeof data === "string" ? data : JSON.stringify(data);
}
