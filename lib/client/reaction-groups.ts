import type { WireMessageRecord } from "@/lib/dialects/spika/schemas/message";

/** Offered with every message. */
export const QUICK_REACTIONS = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

export type ReactionGroup = { emoji: string; userIds: number[]; isMine: boolean };

type Records = WireMessageRecord[] | undefined;

/** The same for every form of an emoji: with or without its picture selector, in any skin tone. */
export function baseEmoji(emoji: string): string {
  return emoji.replace(/[\u{FE0F}\u{1F3FB}-\u{1F3FF}]/gu, "");
}

/** The reactions that there are now by emoji, in the order in which each was first used. */
export function groupReactions(records: Records, myId: number): ReactionGroup[] {
  const groups = new Map<string, ReactionGroup>();
  const present = (records ?? []).filter(isPresent).sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
  for (const { reaction, userId } of present) {
    const group = groups.get(baseEmoji(reaction)) ?? { emoji: reaction, userIds: [], isMine: false };
    group.userIds.push(userId);
    group.isMine ||= userId === myId;
    groups.set(baseEmoji(reaction), group);
  }
  return [...groups.values()];
}

/** Also one that was taken back: it says so. */
export function reactionOf(records: Records, userId: number): WireMessageRecord | undefined {
  return records?.find((record) => record.type === "reaction" && record.userId === userId);
}

/** Of each person's reaction the newer of the two; of two equally new ones the known one. */
export function mergeReactions(known: Records, incoming: Records): Records {
  if (!incoming?.length) return known ?? incoming;
  if (!known?.length) return incoming;
  const byUser = new Map(known.map((record) => [record.userId, record]));
  for (const record of incoming) {
    const mine = byUser.get(record.userId);
    if (!mine || record.modifiedAt > mine.modifiedAt) byUser.set(record.userId, record);
  }
  return [...byUser.values()];
}

function isPresent(record: WireMessageRecord): record is WireMessageRecord & { reaction: string } {
  return record.type === "reaction" && !record.isDeleted && !!record.reaction;
}
