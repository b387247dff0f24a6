import type { WireCompanyInfo, WireGuest, WireGuestChat } from "@/lib/dialects/spika/schemas/guest-chat";
import type { ChatUser } from "@/lib/domain/chat-users/types";
import type { Chat } from "@/lib/domain/chats/types";
import type { Company } from "@/lib/domain/companies/types";

export function toCompanyInfo({ id, name, createdAt }: Company): WireCompanyInfo {
  return { id, name, createdAt: createdAt.getTime() };
}

export function toGuestChat(chat: Chat): WireGuestChat {
  const { id, companyId, companyName, name, isOpen, endsAt, chatUserCount } = chat;
  const end = endsAt?.getTime() ?? null;
  return { roomId: id, companyId, companyName, name, isOpen, endsAt: end, guestCount: chatUserCount };
}

export function toGuest({ id, userId, name, email, role, lastSeenAt, createdAt }: ChatUser): WireGuest {
  return {
    ...{ id, userId, name, emailAddress: email, role },
    ...{ lastSeenAt: lastSeenAt?.getTime() ?? null, createdAt: createdAt.getTime() },
  };
}

/** Lists of the web app are whole: so many companies, chats and guests nobody looks through by hand. */
export const WHOLE = { page: 1, perPage: 1_000 };

/** What managing a chat may be refused for. */
export const CHAT_REFUSALS = {
  chat_not_found: [404, "Chat not found"],
  company_not_found: [404, "Company not found"],
  chat_user_not_found: [404, "Guest not found"],
} as const;
