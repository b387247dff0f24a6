import { isChannelName, isPresence, needsAuthorization, serverToUserId } from "./channel-name";
import { join, leave } from "./channels";
import type { Connection } from "./connection";
import { fieldsOf, systemFrame } from "./frames";
import type { Hub } from "./hub";
import { MAX_CHANNELS_PER_CONNECTION, MAX_PRESENCE_MEMBERS } from "./limits";
import { type Member, readMember } from "./presence";
import { isAuthorization } from "./signature";

type Refusal = { type: "AuthError" | "LimitReached" | "InvalidChannel"; error: string; status: number };
type Subscription = { channel: string; auth: unknown; channelData: string | null };

/** `pusher:subscribe`: answered by a success, or by `pusher:subscription_error` on the channel. */
export function subscribe(hub: Hub, connection: Connection, data: unknown): void {
  const { channel, auth, channel_data } = fieldsOf(data);
  if (typeof channel !== "string") return connection.fail(null, "A subscription needs a channel");
  if (connection.subscriptions.has(channel)) {
    return connection.fail(null, `Existing subscription to channel ${channel}`);
  }
  if (isOwnUserChannel(connection, channel)) {
    // Its events follow the sign-in, not a subscription, so that none is lost in between.
    return connection.send(systemFrame("pusher_internal:subscription_succeeded", {}, channel));
  }

  const channelData = typeof channel_data === "string" ? channel_data : null;
  const subscription = { channel, auth, channelData };
  const refusal = refuse(hub, connection, subscription);
  const member = refusal === null && isPresence(channel) ? memberFor(hub, connection, subscription) : null;
  if (refusal) return refuseWith(connection, channel, refusal);
  if (member && "error" in member) return refuseWith(connection, channel, member);

  if (needsAuthorization(channel)) connection.isAuthorized = true;
  join(hub, connection, channel, member);
}

/** `pusher:unsubscribe`: never answered. */
export function unsubscribe(hub: Hub, connection: Connection, data: unknown): void {
  const { channel } = fieldsOf(data);
  if (typeof channel === "string") leave(hub, connection, channel);
}

function refuse(
  hub: Hub,
  connection: Connection,
  { channel, auth, channelData }: Subscription,
): Refusal | null {
  if (!isChannelName(channel)) {
    return { type: "InvalidChannel", error: "Invalid channel name", status: 400 };
  }
  if (connection.subscriptions.size >= MAX_CHANNELS_PER_CONNECTION) {
    return { type: "LimitReached", error: "Too many channels on this connection", status: 403 };
  }
  if (!needsAuthorization(channel)) return null;
  if (hub.settings.requireSignIn && connection.user === null) {
    return { type: "AuthError", error: "Sign in before subscribing to this channel", status: 401 };
  }
  const signed = [connection.id, channel, ...(channelData === null ? [] : [channelData])].join(":");
  return isAuthorization(hub.settings, auth, signed)
    ? null
    : { type: "AuthError", error: "The subscription is not authorized: invalid signature", status: 401 };
}

function memberFor(hub: Hub, connection: Connection, subscription: Subscription): Member | Refusal {
  const { channel, channelData } = subscription;
  // "If the user is signed in …, the user object will be shared with other members"; channel_data overrides it.
  const member = channelData === null ? connection.user : readMember(channelData);
  if (member === null) {
    return {
      type: "AuthError",
      error: "A presence channel needs channel_data or a signed-in user",
      status: 401,
    };
  }
  if (typeof member === "string") return { type: "AuthError", error: member, status: 400 };

  const members = hub.channels.get(channel)?.members;
  if (members && members.count >= MAX_PRESENCE_MEMBERS && !members.has(member.id)) {
    const error = `The channel has its ${MAX_PRESENCE_MEMBERS} members already`;
    return { type: "LimitReached", error, status: 403 };
  }
  return member;
}

function refuseWith(connection: Connection, channel: string, refusal: Refusal): void {
  connection.send(systemFrame("pusher:subscription_error", refusal, channel));
}

function isOwnUserChannel(connection: Connection, channel: string): boolean {
  return connection.user !== null && serverToUserId(channel) === connection.user.id;
}
