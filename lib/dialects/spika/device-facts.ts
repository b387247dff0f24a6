import type { DeviceFacts } from "@/lib/domain/devices/types";

/** Ours: the contract names none. */
const LIMIT = 255;

const HEADER = {
  osName: "os-name",
  osVersion: "os-version",
  appVersion: "app-version",
  deviceName: "device-name",
  type: "device-type",
} as const satisfies Record<keyof DeviceFacts, string>;

/** What a client says of its device in the headers of a request (contract 1.4). */
export function deviceFacts(headers: Headers): DeviceFacts {
  const facts: DeviceFacts = {};
  for (const [fact, header] of Object.entries(HEADER)) {
    const value = headers.get(header)?.trim().slice(0, LIMIT);
    if (value) facts[fact as keyof DeviceFacts] = value; // the keys of HEADER are those of the facts
  }
  return facts;
}
