import type { Prisma } from "@/lib/db/generated/client";
import type { Chat } from "@/lib/domain/chats/types";
import type { CompanyId, RoomId } from "@/lib/domain/ids";

export const CHAT = {
  id: true,
  companyId: true,
  name: true,
  description: true,
  isOpen: true,
  endsAt: true,
  lastMessageAt: true,
  createdAt: true,
  modifiedAt: true,
  company: { select: { name: true } },
  members: { where: { user: { isGuest: true } }, select: { userId: true } },
} as const satisfies Prisma.RoomSelect;

export type ChatRow = Prisma.RoomGetPayload<{ select: typeof CHAT }>;

export function toChat({ modifiedAt, company, members, ...row }: ChatRow): Chat {
  return {
    ...row,
    id: row.id as RoomId, // brands are only names for the compiler
    companyId: row.companyId as CompanyId,
    companyName: company?.name ?? "",
    chatUserCount: members.length,
    updatedAt: modifiedAt,
  };
}
