import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId } from "@/lib/domain/ids";
import { hideDeleted } from "@/lib/domain/messages/read-messages";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { STANDING_COLUMNS } from "@/lib/domain/threads/standing";
import type { FollowedThread, ThreadStanding } from "@/lib/domain/threads/types";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

export const THREADS_PAGE = 50;

/** Where a page ended: the last thread's newest reply (milliseconds since 1970) and root. */
export type ThreadCursor = { at: number; rootId: number };

/**
 * The threads that the actor follows, the one with the newest reply first, and the
 * people who speak in what is listed.
 *
 * @param after the `next` of the page before; the first page without it
 * @see contract: native "Messages"
 */
export async function listThreads(
  actor: Actor,
  after?: ThreadCursor,
): Promise<{ threads: FollowedThread[]; people: User[]; next: ThreadCursor | null }> {
  const standings = await readStandings(actor, after);
  const page = standings.slice(0, THREADS_PAGE);
  const rootIds = page.map(({ rootId }) => rootId);
  const [roots, replies] = await Promise.all([
    readMessages("thread-roots", ROOTS, rootIds, actor),
    readMessages("thread-last-replies", LAST_REPLIES, rootIds, actor),
  ]);
  const rootOf = new Map(roots.map((root) => [root.id, root]));
  const replyTo = new Map(replies.map((reply) => [reply.threadRootId, reply]));
  const threads = page.flatMap(({ lastReplyAt: _, ...standing }) => {
    const root = rootOf.get(standing.rootId);
    return root ? [{ ...standing, root, lastReply: replyTo.get(standing.rootId) ?? null }] : [];
  });
  const last = page.at(-1);
  return {
    threads,
    people: await readPeople([...roots, ...replies]),
    next:
      last && standings.length > THREADS_PAGE
        ? { at: last.lastReplyAt.getTime(), rootId: last.rootId }
        : null,
  };
}

type StandingRow = ThreadStanding & { lastReplyAt: Date };

// By hand: the mark is counted from for every thread of the page in one statement.
async function readStandings(actor: Actor, after?: ThreadCursor): Promise<StandingRow[]> {
  const { rows } = await pool().query<StandingRow>({
    name: "threads",
    text: `SELECT ${STANDING_COLUMNS}, root.last_reply_at AS "lastReplyAt"
           FROM thread_member t
           JOIN message root ON root.id = t.root_id AND root.reply_count > 0
           JOIN member m ON m.room_id = t.room_id AND m.user_id = t.user_id
           JOIN room r ON r.id = t.room_id AND r.deleted_at IS NULL
           WHERE t.user_id = $1 AND t.is_following AND (r.visibility = 'public' OR root.seq > m.join_seq)
             AND NOT ${isFromBlocked({ roomId: "root.room_id", authorId: "root.sender_id", viewerId: "$1" })}
             AND ($2::timestamptz IS NULL OR (root.last_reply_at, root.id) < ($2, $3::int))
           ORDER BY root.last_reply_at DESC, root.id DESC LIMIT ${THREADS_PAGE + 1}`,
    values: [actor.userId, after ? new Date(after.at) : null, after?.rootId ?? 0],
  });
  return rows;
}

const HIDDEN = `EXISTS (
  SELECT 1 FROM message_hide h WHERE h.user_id = $2 AND h.message_id = message.id) AS is_hidden`;

const ROOTS = `SELECT ${MESSAGE_COLUMNS}, ${HIDDEN} FROM message WHERE id = ANY($1::int[]) AND $2::int > 0`;

const LAST_REPLIES = `
  SELECT message.* FROM unnest($1::int[]) AS thread(root)
  CROSS JOIN LATERAL (
    SELECT ${MESSAGE_COLUMNS}, ${HIDDEN} FROM message
    WHERE thread_root_id = thread.root
      AND NOT ${isFromBlocked({ roomId: "message.room_id", authorId: "message.sender_id", viewerId: "$2" })}
    ORDER BY seq DESC LIMIT 1
  ) message`;

async function readMessages(
  name: string,
  text: string,
  rootIds: MessageId[],
  actor: Actor,
): Promise<Message[]> {
  const { rows } = await pool().query<MessageRow & { is_hidden: boolean }>({
    name,
    text,
    values: [rootIds, actor.userId],
  });
  return rows.map((row) => hideDeleted(toMessage(row), row.is_hidden));
}

async function readPeople(messages: Message[]): Promise<User[]> {
  const ids = [...new Set(messages.map((message) => message.senderId))];
  const rows = await db().user.findMany({ where: { id: { in: ids } }, select: USER, orderBy: { id: "asc" } });
  return rows.map(toUser);
}
