import type { WireSession } from "@/lib/dialects/spika/schemas/session";
import type { Session } from "@/lib/domain/devices/list-sessions";

export function toSession({ createdAt, lastSeenAt, ...session }: Session): WireSession {
  return { ...session, createdAt: createdAt.getTime(), lastSeenAt: lastSeenAt?.getTime() ?? null };
}
