import { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { authorizeChannel, authorizeChannels, LARGEST_BATCH } from "@/lib/realtime/authorize";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const one = z.object({ socket_id: z.string(), channel_name: z.string() });
const many = z.object({ socket_id: z.string(), channel_names: z.array(z.string()).max(LARGEST_BATCH) });

/** Answers as pusher-js wants it, not in the envelope (native, "Live updates by Pusher Channels"). */
export const POST = endpoint({
  body: z.union([many, one]),
  handle: async ({ caller, body }) => {
    if ("channel_names" in body) {
      return Response.json({ auth: await authorizeChannels(caller, body.socket_id, body.channel_names) });
    }
    const auth = await authorizeChannel(caller, body.socket_id, body.channel_name);
    if (auth === null) throw new WireError(403, "Forbidden");
    return Response.json({ auth });
  },
});
