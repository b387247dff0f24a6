import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { CHAT_REFUSALS, toGuestChat } from "@/lib/dialects/spika/guest-chat";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { guestChatChange, guestChatSchema } from "@/lib/dialects/spika/schemas/guest-chat";
import { getChat } from "@/lib/domain/chats/list-chats";
import { updateChat } from "@/lib/domain/chats/update-chat";
import type { RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<RoomId>() });
const response = z.object({ guestChat: guestChatSchema });

export const GET = endpoint({
  summary: "What a chat with guests is set to (native)",
  params,
  response,
  refusals: CHAT_REFUSALS,
  handle: async ({ caller, params }) => ({ guestChat: toGuestChat(await getChat(caller, params.id)) }),
});

export const PUT = endpoint({
  summary: "Close or reopen a chat with guests, or set its end (native)",
  params,
  body: guestChatChange,
  response,
  refusals: CHAT_REFUSALS,
  handle: async ({ caller, params, body: { isOpen, endsAt } }) => {
    const change = { isOpen, endsAt: typeof endsAt === "number" ? new Date(endsAt) : endsAt };
    return { guestChat: toGuestChat(await updateChat(caller, params.id, change)) };
  },
});
