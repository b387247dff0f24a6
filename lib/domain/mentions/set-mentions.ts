import type { DomainEvent } from "@/lib/domain/events";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { type Called, countMentions, type Run } from "@/lib/domain/mentions/count-mentions";
import { EVERYBODY } from "@/lib/mentions/everybody";

/**
 * Writes down whom a stored message speaks to, in place of whom it spoke to before, and
 * counts it for them. Whoever is called in a thread follows it from then on.
 *
 * @param message as it is stored, with whom it speaks to now
 * @param before whom it spoke to; null for a new message, which nobody has waiting yet
 * @returns what is to be told besides the message itself
 */
export async function setMentions(
  run: Run,
  message: Called & { seq: number },
  before: number[] | null = null,
): Promise<DomainEvent[]> {
  const { id, roomId, seq, mentions } = message;
  const lost = before ? await countMentions(run, { ...message, mentions: before }, -1) : [];
  if (before?.length) await run("DELETE FROM mention WHERE message_id = $1", [id]);
  await run("UPDATE message SET mentions = $2::int[] WHERE id = $1", [id, mentions]);
  await run("INSERT INTO mention (message_id, user_id, room_id, seq) SELECT $1, unnest($2::int[]), $3, $4", [
    id,
    mentions,
    roomId,
    seq,
  ]);
  const followed = await follow(run, message);
  const won = await countMentions(run, message, 1);
  return [...new Map([...lost, ...won].map((event) => [JSON.stringify(event), event])).values(), ...followed];
}

async function follow(run: Run, { id, roomId, threadRootId, mentions }: Called): Promise<DomainEvent[]> {
  const named = mentions.filter((userId) => userId !== EVERYBODY);
  if (threadRootId === null || named.length === 0) return [];
  const followers = await run<{ userId: UserId }>(FOLLOW, [id, named]);
  return followers.map(({ userId }) => asFollowed(roomId, threadRootId, userId));
}

function asFollowed(roomId: RoomId, rootId: MessageId, userId: UserId): DomainEvent {
  return { type: "thread.changed", roomId, rootId, userId };
}

// Who begins to follow has read what was said before; what calls them is the first that is unread.
const FOLLOW = `
  INSERT INTO thread_member (root_id, user_id, room_id, seen_seq)
  SELECT x.thread_root_id, m.user_id, x.room_id, x.seq - 1
  FROM message x JOIN member m ON m.room_id = x.room_id AND m.user_id = ANY($2::int[])
  JOIN app_user u ON u.id = m.user_id AND NOT u.is_bot
  WHERE x.id = $1 AND m.user_id <> x.sender_id
  ON CONFLICT (root_id, user_id) DO UPDATE
  SET is_following = true, seen_seq = greatest(thread_member.seen_seq, excluded.seen_seq), modified_at = now()
  WHERE NOT thread_member.is_following
  RETURNING user_id AS "userId"`;
