import type { UserId } from "@/lib/domain/ids";

/** What is unique about the private room of two people, whoever of them made it. */
export function pairKey(one: UserId, other: UserId): string {
  return `${Math.min(one, other)}:${Math.max(one, other)}`;
}
