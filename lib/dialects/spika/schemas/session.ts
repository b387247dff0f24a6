import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";

/** A place where the caller is signed in (native). */
export const sessionSchema = z.object({
  id: z.int(),
  type: z.string().nullable(),
  deviceName: z.string().nullable(),
  osName: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  isCurrent: z.boolean(),
});
export type WireSession = z.infer<typeof sessionSchema>;
