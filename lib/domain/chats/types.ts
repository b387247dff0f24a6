import type { CompanyId, RoomId } from "@/lib/domain/ids";

/** A room of the messenger into which people without an account are let: its members see it as a room. */
export type Chat = {
  /** The room's. */
  id: RoomId;
  companyId: CompanyId;
  companyName: string;
  name: string;
  description: string | null;
  /** As its owner has set it; see `isOpenNow`. */
  isOpen: boolean;
  /** From then on guests may read, but not write. */
  endsAt: Date | null;
  /** Guests and agents who are in it. */
  chatUserCount: number;
  lastMessageAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

export type ChatChange = {
  companyId?: CompanyId;
  name?: string;
  description?: string | null;
  isOpen?: boolean;
  endsAt?: Date | null;
};

/** Whether guests may write now. */
export function isOpenNow({ isOpen, endsAt }: Pick<Chat, "isOpen" | "endsAt">, now = new Date()): boolean {
  return isOpen && (endsAt === null || endsAt > now);
}
