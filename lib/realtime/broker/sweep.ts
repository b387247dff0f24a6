import { CloseCode } from "./close-codes";
import type { Connection } from "./connection";
import type { Hub } from "./hub";
import type { Settings } from "./settings";

/** Watches over all connections with one timer. Returns what stops it. */
export function startSweep(hub: Hub): () => void {
  const { activityTimeoutSeconds, pongTimeoutSeconds } = hub.settings;
  const every = Math.min(Math.max(Math.min(activityTimeoutSeconds, pongTimeoutSeconds) * 250, 10), 5_000);
  let sweptAt = performance.now();

  const timer = setInterval(() => {
    const now = performance.now();
    // The process was stopped or busy: answers may lie unread in the sockets. Closing everybody now would be our
    // fault and bring all of them back at once, so judge at the next round.
    const isLate = now - sweptAt > 2 * every;
    sweptAt = now;
    if (isLate) return;
    for (const connection of hub.connections.values()) inspect(connection, hub.settings, now);
    hub.cache.dropExpired();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

function inspect(connection: Connection, settings: Settings, now: number): void {
  const { authorizationTimeoutSeconds, pongTimeoutSeconds, activityTimeoutSeconds } = settings;
  if (connection.isClosing || connection.isPaused) return;

  if (!connection.isAuthorized && isOver(authorizationTimeoutSeconds, connection.openedAt, now)) {
    connection.close(CloseCode.unauthorized, "Connection not authorized within timeout");
  } else if (connection.pingedAt !== null) {
    if (!isOver(pongTimeoutSeconds, connection.pingedAt, now)) return;
    connection.close(CloseCode.pongMissing, "Pong reply not received");
  } else if (isOver(activityTimeoutSeconds, connection.heardAt, now)) {
    connection.ping(now);
  }
}

function isOver(seconds: number, since: number, now: number): boolean {
  return seconds > 0 && now - since > seconds * 1000;
}
