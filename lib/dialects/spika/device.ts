import type { WireDevice } from "@/lib/dialects/spika/schemas/device";
import type { Device } from "@/lib/domain/devices/types";

/**
 * Contract 3.2. The token is not known here, only its hash: a client gets back the one
 * that it came with.
 */
export function toDevice(device: Device, token: string | null): WireDevice {
  return {
    id: device.id,
    userId: device.userId,
    token,
    tokenExpiredAt: device.tokenExpiredAt?.getTime() ?? null,
    osName: device.osName,
    osVersion: device.osVersion,
    appVersion: device.appVersion,
    pushToken: device.pushToken,
    deviceId: device.deviceId,
    deviceName: device.deviceName,
    type: device.type,
  };
}

/** The token that a request came with; null where a session's cookie stood for one. */
export function tokenOf(request: Request): string | null {
  return request.headers.get("accesstoken") || null;
}
