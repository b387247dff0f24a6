import { z } from "zod";
import { deviceSchema } from "@/lib/dialects/spika/schemas/device";
import { convertedText } from "@/lib/dialects/spika/schemas/fields";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

/** Text that must be there; a number is taken for its digits. The limits are ours. */
const needed = (limit: number) => convertedText(limit).pipe(z.string().trim().min(1));

/** POST /auth (contract 2.1.1); what else clients send is not looked at. */
export const authBody = z.object({
  telephoneNumber: needed(40),
  deviceId: needed(255),
});

export const authAnswer = z.object({
  isNewUser: z.boolean(),
  user: userSchema,
  device: deviceSchema,
  browserDeviceId: z.string().optional(),
});

/** POST /auth/verify (contract 2.1.2). */
export const verifyBody = z.object({
  code: needed(40),
  deviceId: needed(255),
});

export const verifyAnswer = z.object({
  isNewUser: z.boolean(),
  user: userSchema,
  device: deviceSchema,
});
