import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { getDevice } from "@/lib/domain/devices/get-device";
import type { Device } from "@/lib/domain/devices/types";

/**
 * Says where the device that asks is to be woken. What is left out stays as it is.
 *
 * @throws DomainError `not_found`/"device_not_found"
 * @see contract: messenger API 2.11.2
 */
export async function updateDevice(actor: Actor, { pushToken }: { pushToken?: string }): Promise<Device> {
  if (pushToken !== undefined) {
    await db().device.updateMany({
      where: { id: actor.deviceId ?? 0, userId: actor.userId },
      data: { pushToken, modifiedAt: new Date() },
    });
  }
  return getDevice(actor);
}
