import { isChannelName, isPresence, needsAuthorization, serverToUserId } from "./channel-name";
import { join, leave } from "./channels";
import type { Connection } from "./connection";
import { FrameError, SubscriptionError } from "./frame-error";
import { fieldsOf, systemFrame } from "./frames";
import type { Hub } from "./hub";
import { MAX_CHANNELS_PER_CONNECTION, MAX_PRESENCE_MEMBERS } from "./limits";
import { type Member, readMember } from "./presence";
import { isAuthorization } from "./signature";

type Wanted = { channel: string; auth: unknown; channelData: string | null };

/** `pusher:subscribe`: answered by a success, or by `pusher:subscription_error` on the channel. */
export function subscribe(hub: Hub, connection: Connection, data: unknown): void {
  const { channel, auth, channel_data: channelData } = fieldsOf(data);
  if (typeof channel !== "string") throw new FrameError("A subscription needs a channel");
  if (connection.subscriptions.has(channel))
    throw new FrameError(`Existing subscription to channel ${channel}`);

  try {
    accept(hub, connection, {
      channel,
      auth,
      channelData: typeof channelData === "string" ? channelData : null,
    });
  } catch (error) {
    if (!(error instanceof SubscriptionError)) throw error;
    const { type, message, status } = error;
    connection.send(systemFrame("pusher:subscription_error", { type, error: message, status }, channel));
  }
}

/** `pusher:unsubscribe`: never answered. */
export function unsubscribe(hub: Hub, connection: Connection, data: unknown): void {
  const { channel } = fieldsOf(data);
  if (typeof channel === "string") leave(hub, connection, channel);
}

function accept(hub: Hub, connection: Connection, wanted: Wanted): void {
  const { channel } = wanted;
  if (connection.user !== null && serverToUserId(channel) === connection.user.id) {
    // Its events follow the sign-in, not a subscription, so that none is lost in between.
    connection.send(systemFrame("pusher_internal:subscription_succeeded", {}, channel));
    return;
  }
  if (!isChannelName(channel)) throw new SubscriptionError("InvalidChannel", 400, "Invalid channel name");
  if (connection.subscriptions.size >= MAX_CHANNELS_PER_CONNECTION) {
    throw new SubscriptionError("LimitReached", 403, "Too many channels on this connection");
  }
  if (needsAuthorization(channel)) requireAuthorization(hub, connection, wanted);
  const member = isPresence(channel) ? requireMember(hub, connection, wanted) : null;

  join(hub, connection, channel, member);
}

function requireAuthorization(
  hub: Hub,
  connection: Connection,
  { channel, auth, channelData }: Wanted,
): void {
  if (hub.settings.requireSignIn && connection.user === null) {
    throw new SubscriptionError("AuthError", 401, "Sign in before subscribing to this channel");
  }
  const signed = [connection.id, channel, ...(channelData === null ? [] : [channelData])].join(":");
  if (!isAuthorization(hub.settings, auth, signed)) {
    throw new SubscriptionError("AuthError", 401, "The subscription is not authorized: invalid signature");
  }
  connection.isAuthorized = true;
}

// "If the user is signed in …, the user object will be shared with other members"; channel_data overrides it.
function requireMember(hub: Hub, connection: Connection, { channel, channelData }: Wanted): Member {
  const member = channelData === null ? connection.user : readMember(channelData);
  if (member === null) {
    throw new SubscriptionError(
      "AuthError",
      401,
      "A presence channel needs channel_data or a signed-in user",
    );
  }
  const members = hub.channels.get(channel)?.members;
  if (members && members.count >= MAX_PRESENCE_MEMBERS && !members.has(member.id)) {
    throw new SubscriptionError(
      "LimitReached",
      403,
      `The channel has its ${MAX_PRESENCE_MEMBERS} members already`,
    );
  }
  return member;
}
