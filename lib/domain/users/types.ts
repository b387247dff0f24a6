import type { UserId } from "@/lib/domain/ids";

/** A person or a bot, as others may see them. */
export type User = {
  id: UserId;
  displayName: string | null;
  /** 0: none. File ids are random 52-bit numbers. */
  avatarFileId: bigint;
  coverFileId: bigint | null;
  /** E.164, with "+". */
  telephoneNumber: string | null;
  emailAddress: string | null;
  shortDescription: string | null;
  longDescription: string | null;
  verified: boolean;
  isBot: boolean;
  /** Somebody without an account, in one chat. */
  isGuest: boolean;
  isWorkspaceAdmin: boolean;
  deletedAt: Date | null;
  createdAt: Date;
  modifiedAt: Date;
};
