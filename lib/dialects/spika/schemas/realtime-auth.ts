import { z } from "zod";

/** As many as a client may ask for in one request. */
const LARGEST_BATCH = 1_000;

/** What pusher-js sends to be let into one channel, and into many (native, "Live updates by Pusher Channels"). */
export const oneChannelBody = z.object({ socket_id: z.string(), channel_name: z.string() });
export const manyChannelsBody = z.object({
  socket_id: z.string(),
  channel_names: z.array(z.string()).max(LARGEST_BATCH),
});

/** What it wants to hear: of many channels, null for those that are not the caller's to hear. */
export const oneChannelAnswer = z.object({ auth: z.string() });
export const manyChannelsAnswer = z.object({ auth: z.record(z.string(), z.string().nullable()) });

export const userAuthBody = z.object({ socket_id: z.string() });
export const userAuthAnswer = z.object({ auth: z.string(), user_data: z.string() });
