import type { InviteId, RoomId } from "@/lib/domain/ids";

/** A link into a room, or into the workspace. */
export type Invite = {
  id: InviteId;
  /** null: a sign-up link of the workspace. */
  roomId: RoomId | null;
  /** What the link ends in: 22 letters and digits. */
  code: string;
  expiresAt: Date | null;
  /** null: as many as come. */
  maxUses: number | null;
  uses: number;
};

export type InviteLimits = { expiresAt?: Date | null; maxUses?: number | null };
