import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import type { MessagePage } from "@/lib/domain/messages/list-messages";
import { countReadable, findSeq, readMessages } from "@/lib/domain/messages/read-messages";
import { requireMember } from "@/lib/domain/rooms/access";

const PAGE = 50;
/** A page that must reach back to its target grows no further than this. */
export const LARGEST_PAGE = 1_000;

type Place = {
  /** A message's id; its message comes again as the first of the page. */
  cursor?: MessageId;
  /** Without a cursor: the newest page reaches back to this message, as far as `LARGEST_PAGE` allows. */
  targetMessageId?: MessageId;
  /** Without either: from 1. */
  page?: number;
};

export type CursorPage = MessagePage & {
  /** How many messages were asked for. */
  limit: number;
  /** The last message of a full page. */
  nextCursor: MessageId | null;
};

/**
 * A page of a room, newest first, the way the published API pages. Seq has no
 * holes, so that the page-numbered call and the enlarged page are found without
 * counting.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.5.4, 1.9; unknown cursors give an empty page, and an unknown target
 *   the usual one, as our choice
 */
export async function listMessagesFromCursor(
  actor: Actor,
  roomId: RoomId,
  { cursor, targetMessageId, page = 1 }: Place,
): Promise<CursorPage> {
  const member = await requireMember(db(), actor, roomId);
  const { lastSeq } = member.room;
  const from = cursor === undefined ? null : ((await findSeq(member, cursor)) ?? 0);
  const target =
    from === null && targetMessageId !== undefined ? await findSeq(member, targetMessageId) : null;

  const limit = from === null ? reaching(target, lastSeq) : PAGE + 1;
  const below = from === null ? lastSeq + 1 - (page - 1) * PAGE : from + 1;
  // Somebody may have spoken since the member was read: only the first page is open to that.
  const isNewest = from === null && page === 1;
  const found = await readMessages(member, {
    below: isNewest ? undefined : below,
    order: "DESC",
    limit: limit + 1,
  });
  const messages = found.slice(0, limit);
  return {
    messages,
    limit,
    nextCursor: messages.length === limit ? (messages.at(-1)?.id ?? null) : null,
    hasMore: found.length > limit,
    lastSeq,
    total: await countReadable(member),
  };
}

function reaching(target: number | null, lastSeq: number): number {
  if (target === null) return PAGE;
  return Math.min(LARGEST_PAGE, Math.max(PAGE, lastSeq - target + 1));
}
