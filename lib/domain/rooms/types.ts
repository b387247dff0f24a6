import type { RoomId, UserId } from "@/lib/domain/ids";
import type { User } from "@/lib/domain/users/types";

export type Visibility = "private" | "public";

/** A place with members and messages. */
export type Room = {
  id: RoomId;
  /** "" for most rooms of two. */
  name: string;
  /** "private" (two people), "group", or any word that a client chose. */
  type: string;
  visibility: Visibility;
  topic: string | null;
  /** Set where it is a chat with guests. */
  companyId: number | null;
  /** 0: none. */
  avatarFileId: bigint;
  lastSeq: number;
  countedTotal: number;
  /** Members who are people. */
  peopleCount: number;
  deletedAt: Date | null;
  /** Since then nobody can write in it. */
  archivedAt: Date | null;
  createdAt: Date;
  /** Raised by changes of the room and its members, not by messages. */
  modifiedAt: Date;
};

/** A member as the room shows them, with what only they see of the room. */
export type MemberWithUser = {
  userId: UserId;
  isAdmin: boolean;
  joinedAt: Date;
  readTotal: number;
  mutedAt: Date | null;
  pinnedAt: Date | null;
  user: User;
};

/** A room with all of its members, bots included, the eldest first. */
export type RoomWithMembers = Room & { members: MemberWithUser[] };
