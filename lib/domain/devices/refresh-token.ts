import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { deviceNotFound, getDevice } from "@/lib/domain/devices/get-device";
import { newToken } from "@/lib/domain/devices/new-token";
import type { Device } from "@/lib/domain/devices/types";

/**
 * Gives the device that asks a new token; the old one stops working. Browser sessions
 * have none and get none: a cookie that scripts cannot read must not turn into a token that they can.
 *
 * @throws DomainError `not_found`/"device_not_found"
 * @see contract: messenger API 2.1.5
 */
export async function refreshToken(
  actor: Actor,
  now = new Date(),
): Promise<{ device: Device; token: string }> {
  if (actor.via !== "device") throw deviceNotFound();
  const { token, stored } = newToken(now);
  const { count } = await db().device.updateMany({
    where: { id: actor.deviceId ?? 0, userId: actor.userId, tokenHash: { not: null }, signedOutAt: null },
    data: { ...stored, modifiedAt: now },
  });
  if (count === 0) throw deviceNotFound();
  return { device: await getDevice(actor), token };
}
