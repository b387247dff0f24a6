import type { DomainEvent } from "@/lib/domain/events";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { CURSOR, IS_FOLLOWED, REACHES } from "@/lib/domain/mentions/reaches";
import { EVERYBODY } from "@/lib/mentions/everybody";

/** Runs a statement in the transaction at hand, be it Prisma's or the writer's own. */
export type Run = <Row>(text: string, values: Array<number | string | number[]>) => Promise<Row[]>;

/** A stored message and whom it speaks to. */
export type Called = {
  id: MessageId;
  roomId: RoomId;
  threadRootId: MessageId | null;
  mentions: number[];
};

/**
 * Raises (1) or lowers (-1) what those whom a message speaks to have waiting, in the
 * room and in the thread: where it is unread for them. A reply speaks to all who follow
 * its thread, in the room's count. Nobody is counted over, however many there are.
 *
 * @returns what is to be told: the new counts, to each of them but in a crowd
 * @see contract: native "Shapes and rules, completed", thread replies
 */
export async function countMentions(run: Run, called: Called, by: 1 | -1): Promise<DomainEvent[]> {
  const { id, roomId, mentions, threadRootId } = called;
  if (mentions.length === 0 && threadRootId === null) return [];
  const isForAll = mentions.includes(EVERYBODY);
  const values = [id, by, ...(isForAll ? [] : [mentions])];
  const reached = await run<{ userId: UserId }>(isForAll ? ROOM_OF_ALL : ROOM_OF_SOME, values);
  if (threadRootId !== null) await run(isForAll ? THREAD_OF_ALL : THREAD_OF_SOME, values);
  return reached
    .filter(({ userId }) => reached.length <= TOLD || mentions.includes(userId))
    .map(({ userId }) => ({ type: "unread.changed", roomId, userId }));
}

/** What one message may cost in events: in a larger crowd browsers count `@room` themselves. */
const TOLD = 200;

const IN_ROOM = `
  UPDATE member m SET mention_count = greatest(0, m.mention_count + $2::int) FROM message x
  WHERE x.id = $1 AND m.room_id = x.room_id AND ${REACHES(CURSOR)}`;

const IN_THREAD = `
  UPDATE thread_member t SET mention_count = greatest(0, t.mention_count + $2::int) FROM message x
  WHERE x.id = $1 AND t.root_id = x.thread_root_id AND t.is_following AND t.seen_seq < x.seq
    AND t.user_id <> x.sender_id
    AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = t.user_id AND h.message_id = x.id)`;

const TELLS = `RETURNING m.user_id AS "userId"`;
const ROOM_OF_ALL = `${IN_ROOM} ${TELLS}`;
const ROOM_OF_SOME = `${IN_ROOM} AND (m.user_id = ANY($3::int[]) OR ${IS_FOLLOWED}) ${TELLS}`;
const THREAD_OF_ALL = IN_THREAD;
const THREAD_OF_SOME = `${IN_THREAD} AND t.user_id = ANY($3::int[])`;
