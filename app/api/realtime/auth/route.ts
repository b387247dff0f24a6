import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import {
  manyChannelsAnswer,
  manyChannelsBody,
  oneChannelAnswer,
  oneChannelBody,
} from "@/lib/dialects/spika/schemas/realtime-auth";
import { DomainError } from "@/lib/domain/errors";
import { authorizeChannel, authorizeChannels } from "@/lib/realtime/authorize";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

/** Answers as pusher-js wants it, not in the envelope (native, "Live updates by Pusher Channels"). */
export const POST = endpoint({
  summary: "Ask to hear one channel, or many, as pusher-js does (native)",
  body: z.union([manyChannelsBody, oneChannelBody]),
  response: z.union([manyChannelsAnswer, oneChannelAnswer]),
  mediaType: "application/json",
  refusals: { not_to_hear: [403, "Forbidden"] },
  handle: async ({ caller, body }) => {
    if ("channel_names" in body) {
      return Response.json({ auth: await authorizeChannels(caller, body.socket_id, body.channel_names) });
    }
    const auth = await authorizeChannel(caller, body.socket_id, body.channel_name);
    if (auth === null)
      throw new DomainError("forbidden", "not_to_hear", "The channel is not the caller's to hear");
    return Response.json({ auth });
  },
});
