import type { DeviceId, UserId } from "@/lib/domain/ids";

/**
 * Whoever asks: a person by browser session or device token, or a program by a key
 * of its own bot user. All pass the same doors.
 */
export type Actor = {
  userId: UserId;
  /** The device that asks; null for programs. */
  deviceId: DeviceId | null;
  via: "session" | "device" | "api-key" | "api-token" | "workspace-key" | "guest";
};
