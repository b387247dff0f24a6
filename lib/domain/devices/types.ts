import type { DeviceId, UserId } from "@/lib/domain/ids";

/** A signed-in client. Its token is known to the client alone. */
export type Device = {
  id: DeviceId;
  userId: UserId;
  /** Chosen by the client. */
  deviceId: string;
  /** null: the token never expires. */
  tokenExpiredAt: Date | null;
  pushToken: string | null;
  /** "browser", or whatever else the client says. */
  type: string | null;
  osName: string | null;
  osVersion: string | null;
  appVersion: string | null;
  deviceName: string | null;
};

/** What a client tells of itself with a request; what it leaves out stays as it is stored. */
export type DeviceFacts = {
  osName?: string;
  osVersion?: string;
  appVersion?: string;
  deviceName?: string;
  type?: string;
};
