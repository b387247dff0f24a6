import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { CHAT_REFUSALS, toGuestChat, WHOLE } from "@/lib/dialects/spika/guest-chat";
import { guestChatSchema, newGuestChatBody } from "@/lib/dialects/spika/schemas/guest-chat";
import { createChat } from "@/lib/domain/chats/create-chat";
import { listChats } from "@/lib/domain/chats/list-chats";
import { asId, type CompanyId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The chats with guests that the caller manages (native)",
  response: z.object({ guestChats: z.array(guestChatSchema) }),
  handle: async ({ caller }) => ({ guestChats: (await listChats(caller, WHOLE)).items.map(toGuestChat) }),
});

export const POST = endpoint({
  summary: "Make a chat with guests: a room of which the caller is the admin (native)",
  body: newGuestChatBody,
  response: z.object({ guestChat: guestChatSchema }),
  refusals: CHAT_REFUSALS,
  isCreating: true,
  handle: async ({ caller, body }) => {
    const companyId = asId<CompanyId>(body.companyId);
    return { guestChat: toGuestChat(await createChat(caller, { companyId, name: body.name })) };
  },
});
