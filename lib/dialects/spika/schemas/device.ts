import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { plainText } from "@/lib/dialects/spika/schemas/fields";

/** Contract 3.2; the order of the members is the contract's. */
export const deviceSchema = z.object({
  id: z.int(),
  userId: z.int(),
  token: z.string().nullable(),
  tokenExpiredAt: instant.nullable(),
  osName: z.string().nullable(),
  osVersion: z.string().nullable(),
  appVersion: z.string().nullable(),
  pushToken: z.string().nullable(),
  deviceId: z.string(),
  deviceName: z.string().nullable(),
  type: z.string().nullable(),
});
export type WireDevice = z.infer<typeof deviceSchema>;

export const withDevice = z.object({ device: deviceSchema });

/** PUT /device (contract 2.11.2); the limit is ours. */
export const updateDeviceBody = z.object({ pushToken: plainText(4096).optional() });
