import type { Prisma } from "@/lib/db/generated/client";
import type { Device } from "@/lib/domain/devices/types";
import type { DeviceId, UserId } from "@/lib/domain/ids";

export const DEVICE = {
  id: true,
  userId: true,
  deviceId: true,
  tokenExpiredAt: true,
  pushToken: true,
  type: true,
  osName: true,
  osVersion: true,
  appVersion: true,
  deviceName: true,
} as const satisfies Prisma.DeviceSelect;

type DeviceRow = Prisma.DeviceGetPayload<{ select: typeof DEVICE }>;

export function toDevice(row: DeviceRow): Device {
  return { ...row, id: row.id as DeviceId, userId: row.userId as UserId }; // brands are only names for the compiler
}
