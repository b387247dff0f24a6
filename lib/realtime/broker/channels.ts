import { isCache, isPresence, serverToUserId } from "./channel-name";
import type { Connection } from "./connection";
import { eventFrames, systemFrame } from "./frames";
import type { Channel, Hub } from "./hub";
import { type Member, Members } from "./presence";

/** Puts the connection on the channel, tells it so, then tells the others of a new member. */
export function join(hub: Hub, connection: Connection, name: string, member: Member | null): void {
  const channel = hub.channels.get(name) ?? open(hub, name);
  const isNewMember = member !== null && channel.members?.add(member);

  channel.subscribers.add(connection);
  connection.subscriptions.set(name, member?.id ?? null);
  connection.send(
    systemFrame("pusher_internal:subscription_succeeded", channel.members?.toPresence() ?? {}, name),
  );
  if (isNewMember) {
    hub.settings.onWebhook({ name: "member_added", channel: name, user_id: member.id });
    const data = { user_id: member.id, user_info: member.info };
    broadcast(channel, systemFrame("pusher_internal:member_added", data, name), connection);
  }
  if (isCache(name)) replay(hub, connection, name);
}

export function leave(hub: Hub, connection: Connection, name: string): void {
  const channel = hub.channels.get(name);
  const userId = connection.subscriptions.get(name);
  if (!channel || !connection.subscriptions.delete(name)) return;

  channel.subscribers.delete(connection);
  if (userId && channel.members?.remove(userId)) {
    hub.settings.onWebhook({ name: "member_removed", channel: name, user_id: userId });
    broadcast(channel, systemFrame("pusher_internal:member_removed", { user_id: userId }, name));
  }
  if (channel.subscribers.size === 0) {
    hub.channels.delete(name);
    hub.settings.onWebhook({ name: "channel_vacated", channel: name });
  }
}

/** Takes a connection out of everything. */
export function drop(hub: Hub, connection: Connection): void {
  hub.connections.delete(connection.id);
  for (const name of connection.subscriptions.keys()) leave(hub, connection, name);
  if (connection.user) forget(hub, connection, connection.user.id);
}

/**
 * Sends one event to everybody on the channels, one frame per channel whatever the number of subscribers.
 * An event for `#server-to-user-<id>` goes to all connections signed in as that user.
 */
export function publish(
  hub: Hub,
  names: string[],
  event: { name: string; data: string; except?: string },
): void {
  const frameFor = eventFrames({ event: event.name, data: event.data });
  for (const name of new Set(names)) {
    const userId = serverToUserId(name);
    const subscribers = userId === null ? hub.channels.get(name)?.subscribers : hub.users.get(userId);
    if (!subscribers && !isCache(name)) continue;

    const frame = frameFor(name);
    if (isCache(name)) hub.cache.set(name, frame);
    for (const connection of subscribers ?? []) {
      if (connection.id !== event.except) connection.send(frame);
    }
  }
}

export function broadcast(channel: Channel, frame: string | Buffer, except?: Connection): void {
  const bytes = typeof frame === "string" ? Buffer.from(frame) : frame;
  for (const connection of channel.subscribers) {
    if (connection !== except) connection.send(bytes);
  }
}

function open(hub: Hub, name: string): Channel {
  const channel: Channel = { subscribers: new Set(), members: isPresence(name) ? new Members() : null };
  hub.channels.set(name, channel);
  hub.settings.onWebhook({ name: "channel_occupied", channel: name });
  return channel;
}

function replay(hub: Hub, connection: Connection, name: string): void {
  const frame = hub.cache.get(name);
  if (frame) {
    connection.send(frame);
  } else {
    connection.send(systemFrame("pusher:cache_miss", {}, name));
    hub.settings.onWebhook({ name: "cache_miss", channel: name });
  }
}

function forget(hub: Hub, connection: Connection, userId: string): void {
  const connections = hub.users.get(userId);
  connections?.delete(connection);
  if (connections?.size === 0) hub.users.delete(userId);
}
