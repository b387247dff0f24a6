import type { IncomingMessage } from "node:http";
import { config } from "@/lib/config";

/**
 * The address that limits count by: the peer's, or behind a trusted proxy the last
 * one that the proxy added. What the caller writes itself counts for nothing.
 */
export function callerAddress(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "unknown";
  if (!config().trustProxy) return peer;
  const forwarded = request.headers["x-forwarded-for"];
  return (
    String(forwarded ?? "")
      .split(",")
      .at(-1)
      ?.trim() || peer
  );
}
