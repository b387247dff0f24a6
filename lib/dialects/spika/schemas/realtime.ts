import { z } from "zod";

/** What `new Pusher(key, options)` needs (native, "Live updates by Pusher Channels"). */
export const realtimeSchema = z.object({
  key: z.string(),
  cluster: z.string(),
  wsHost: z.string(),
  wsPort: z.int(),
  wssPort: z.int(),
  forceTLS: z.boolean(),
  authEndpoint: z.string(),
  userAuthEndpoint: z.string(),
});
export type WireRealtime = z.infer<typeof realtimeSchema>;

export const realtimeAnswer = z.object({ realtime: realtimeSchema });
