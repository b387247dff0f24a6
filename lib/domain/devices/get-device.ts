import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DEVICE, toDevice } from "@/lib/domain/devices/rows";
import type { Device } from "@/lib/domain/devices/types";
import { DomainError } from "@/lib/domain/errors";

/**
 * The device that asks.
 *
 * @throws DomainError `not_found`/"device_not_found" for programs, which have none
 * @see contract: messenger API 2.11.1
 */
export async function getDevice(actor: Actor): Promise<Device> {
  const where = { id: actor.deviceId ?? 0, userId: actor.userId };
  const row = await db().device.findFirst({ where, select: DEVICE });
  if (!row) throw deviceNotFound();
  return toDevice(row);
}

export function deviceNotFound(): DomainError {
  return new DomainError("not_found", "device_not_found", "There is no such device.");
}
