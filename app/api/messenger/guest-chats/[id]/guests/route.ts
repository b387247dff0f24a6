import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { CHAT_REFUSALS, toGuest, WHOLE } from "@/lib/dialects/spika/guest-chat";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { guestSchema, newGuestBody } from "@/lib/dialects/spika/schemas/guest-chat";
import { inviteGuest } from "@/lib/domain/chat-users/create-chat-user";
import { listChatUsers } from "@/lib/domain/chat-users/list-chat-users";
import { getChat } from "@/lib/domain/chats/list-chats";
import type { RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<RoomId>() });

export const GET = endpoint({
  summary: "A chat's guests, with their addresses (native)",
  params,
  response: z.object({ guests: z.array(guestSchema) }),
  refusals: CHAT_REFUSALS,
  handle: async ({ caller, params }) => {
    const { id } = await getChat(caller, params.id);
    return { guests: (await listChatUsers(id, WHOLE)).items.map(toGuest) };
  },
});

export const POST = endpoint({
  summary: "Bring a guest into a chat, and mail them a code (native)",
  params,
  body: newGuestBody,
  response: z.object({ guest: guestSchema }),
  refusals: {
    ...CHAT_REFUSALS,
    email_taken: [409, "Guest with that email exists"],
    invalid_email: [400, "Invalid email"],
  },
  isCreating: true,
  handle: async ({ caller, params, body }) => ({
    guest: toGuest(await inviteGuest(caller, params.id, body)),
  }),
});
