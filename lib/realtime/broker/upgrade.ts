import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { drop } from "./channels";
import { CloseCode } from "./close-codes";
import { Connection } from "./connection";
import { errorFrame, systemFrame } from "./frames";
import type { Hub } from "./hub";
import { receive } from "./receive";

type Refusal = { code: number; message: string };

/** The app key and the query of `/app/:key`, null for any other target, also for one with a host in it. */
export function brokerTarget(url: string | undefined): { key: string; query: URLSearchParams } | null {
  const match = /^\/app\/([^/?#]+)(?:\?(.*))?$/.exec(url ?? "");
  return match?.[1] ? { key: match[1], query: new URLSearchParams(match[2]) } : null;
}

/** Answers an upgrade that never becomes a WebSocket. */
export function refuseUpgrade(socket: Duplex, status: "403 Forbidden" | "503 Service Unavailable"): void {
  // The peer may be gone already; then there is nobody left to answer.
  socket.on("error", () => socket.destroy());
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Takes a new WebSocket in, or closes it with the protocol's code for what is wrong with it. */
export function admit(hub: Hub, socket: WebSocket, request: IncomingMessage): void {
  // ws closes the socket itself, with 1009 or 1002 and the like; the close event that follows is what we act on.
  socket.on("error", () => {});

  const refusal = refusalOf(hub, request);
  if (refusal) {
    socket.send(errorFrame(refusal.code, refusal.message));
    socket.close(refusal.code, refusal.message);
    return;
  }
  const connection = new Connection(socket, hub.settings, (ended) => drop(hub, ended));
  hub.connections.set(connection.id, connection);
  socket.on("message", (data, isBinary) => receive(hub, connection, { data, isBinary }));
  socket.on("ping", () => connection.hear());
  connection.send(
    systemFrame("pusher:connection_established", {
      socket_id: connection.id,
      activity_timeout: hub.settings.activityTimeoutSeconds,
    }),
  );
}

function refusalOf(hub: Hub, request: IncomingMessage): Refusal | null {
  const target = brokerTarget(request.url);
  const protocol = target?.query.get("protocol");

  if (target?.key !== hub.settings.key)
    return { code: CloseCode.unknownApp, message: "Application does not exist" };
  if (!protocol) return { code: CloseCode.noProtocol, message: "No protocol version supplied" };
  // 1 to 3 are gone, 4 to 7 differ in nothing a client could trip over.
  if (!/^[4-7]$/.test(protocol)) {
    return { code: CloseCode.unsupportedProtocol, message: "Unsupported protocol version" };
  }
  if (hub.connections.size >= hub.settings.maxConnections) {
    return { code: CloseCode.overQuota, message: "Application is over connection quota" };
  }
  return null;
}
