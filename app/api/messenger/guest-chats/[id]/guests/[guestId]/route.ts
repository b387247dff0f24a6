import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { CHAT_REFUSALS } from "@/lib/dialects/spika/guest-chat";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { removeChatUser } from "@/lib/domain/chat-users/remove-chat-user";
import type { ChatUserId, RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "Remove a guest from a chat (native)",
  params: z.object({ id: pathId<RoomId>(), guestId: pathId<ChatUserId>() }),
  response: deletedAnswer,
  refusals: CHAT_REFUSALS,
  handle: async ({ caller, params }) => {
    await removeChatUser(caller, params.id, params.guestId);
    return { deleted: true };
  },
});
