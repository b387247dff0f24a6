import type { Connection } from "./connection";
import { EventCache } from "./event-cache";
import type { Members } from "./presence";
import type { Settings } from "./settings";

/** Somebody is on it; a channel with nobody on it does not exist. */
export type Channel = {
  subscribers: Set<Connection>;
  /** Only on presence channels. */
  members: Members | null;
};

/** All that one broker knows. Everything in here is of one process and lost with it. */
export type Hub = {
  settings: Settings;
  /** By socket id. */
  connections: Map<string, Connection>;
  channels: Map<string, Channel>;
  /** Connections that signed in, by user id. */
  users: Map<string, Set<Connection>>;
  cache: EventCache;
};

export function newHub(settings: Settings): Hub {
  return {
    settings,
    connections: new Map(),
    channels: new Map(),
    users: new Map(),
    cache: new EventCache(),
  };
}
