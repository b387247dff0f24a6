import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { CHAT_REFUSALS } from "@/lib/dialects/spika/guest-chat";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { shareChatBody } from "@/lib/dialects/spika/schemas/guest-chat";
import { shareChat } from "@/lib/domain/chats/share-chat";
import type { RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "The link by which guests come into a chat; a new one stops the earlier (native)",
  params: z.object({ id: pathId<RoomId>() }),
  body: shareChatBody,
  response: z.object({ url: z.string() }),
  refusals: CHAT_REFUSALS,
  handle: async ({ caller, params, body }) => {
    const { url } = await shareChat(caller, params.id, { isNew: body.regenerate });
    return { url };
  },
});
