import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { DeviceId, UserId } from "@/lib/domain/ids";

export type Browser = { deviceName: string | null; osName: string | null };

const LIFETIME_MS = 30 * 24 * 3600_000;

/**
 * Signs a browser in: a device row of its own, new at each sign-in, so that nothing that was
 * there before signs in with it. It lasts 30 days and is renewed while it is used.
 */
export async function openSession(userId: UserId, browser: Browser, now = new Date()): Promise<DeviceId> {
  const device = await db().device.create({
    data: {
      ...browser,
      userId,
      deviceId: randomUUID(),
      type: "browser",
      tokenExpiredAt: new Date(now.getTime() + LIFETIME_MS),
      lastSeenAt: now,
    },
    select: { id: true },
  });
  return device.id as DeviceId; // a brand is only a name for the compiler
}
