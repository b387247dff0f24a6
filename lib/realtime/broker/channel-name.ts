import {
  BrokerLimitError,
  MAX_CHANNEL_NAME_LENGTH,
  MAX_CHANNELS_PER_TRIGGER,
  MAX_USER_ID_LENGTH,
} from "./limits";

const NAME = /^[A-Za-z0-9_\-=@,.;]+$/;
const SERVER_TO_USER = "#server-to-user-";

/** A name that applications may use: the letters and the length of the service's naming conventions. */
export function isChannelName(name: string): boolean {
  return name.length <= MAX_CHANNEL_NAME_LENGTH && NAME.test(name);
}

export function needsAuthorization(name: string): boolean {
  return name.startsWith("private-") || isPresence(name);
}

export function isPresence(name: string): boolean {
  return name.startsWith("presence-");
}

export function isEncrypted(name: string): boolean {
  return name.startsWith("private-encrypted-");
}

/** Remembers its last event for those who come later. */
export function isCache(name: string): boolean {
  return /^(private-|private-encrypted-|presence-)?cache-/.test(name);
}

/** The user a `#server-to-user-<id>` channel belongs to, else null. */
export function serverToUserId(name: string): string | null {
  return name.startsWith(SERVER_TO_USER) ? name.slice(SERVER_TO_USER.length) : null;
}

export function isUserId(id: unknown): id is string {
  return typeof id === "string" && id.length <= MAX_USER_ID_LENGTH && NAME.test(id);
}

export function requireChannels(names: string[]): void {
  if (names.length === 0) throw new BrokerLimitError("Missing channel");
  if (names.length > MAX_CHANNELS_PER_TRIGGER) {
    throw new BrokerLimitError(`An event can go to ${MAX_CHANNELS_PER_TRIGGER} channels at most`);
  }
  const bad = names.find((name) => !isChannelName(name) && !isUserId(serverToUserId(name)));
  if (bad !== undefined) throw new BrokerLimitError(`Invalid channel name: '${bad.slice(0, 64)}'`);
}
