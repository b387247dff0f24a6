import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { DeviceId } from "@/lib/domain/ids";

/** A place where the actor is signed in: a browser, or a client with a token. */
export type Session = {
  id: DeviceId;
  /** "browser", or whatever else the client says. */
  type: string | null;
  deviceName: string | null;
  osName: string | null;
  createdAt: Date;
  /** To some minutes; null where it was never noted. */
  lastSeenAt: Date | null;
  /** The one that asks. */
  isCurrent: boolean;
};

/** Where the actor is signed in, this place first and then the one that was used last. */
export async function listSessions(actor: Actor): Promise<Session[]> {
  const rows = await db().device.findMany({
    where: {
      userId: actor.userId,
      signedOutAt: null,
      AND: [
        { OR: [{ tokenExpiredAt: null }, { tokenExpiredAt: { gt: new Date() } }] },
        // A device that has only asked for a code is not signed in.
        { OR: [{ type: "browser" }, { tokenHash: { not: null } }] },
      ],
    },
    select: { id: true, type: true, deviceName: true, osName: true, createdAt: true, lastSeenAt: true },
  });
  return rows
    .map((row) => ({ ...row, id: row.id as DeviceId, isCurrent: row.id === actor.deviceId })) // a brand is only a name for the compiler
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || lastUse(b) - lastUse(a) || b.id - a.id);
}

function lastUse({ lastSeenAt, createdAt }: Session): number {
  return (lastSeenAt ?? createdAt).getTime();
}
