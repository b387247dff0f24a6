import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import type { MessageId, UserId } from "@/lib/domain/ids";
import { isFileType } from "@/lib/domain/messages/file-ids";
import { findSeqAt } from "@/lib/domain/messages/find-seq-at";
import type { MessageBody } from "@/lib/domain/messages/types";
import type { NamedRoom } from "@/lib/domain/rooms/find-by-name";

/** A message as those read it who care for what was said, by whom and when. */
export type SpokenMessage = {
  id: MessageId;
  /** As it is shown: the words, or the name of a file without any. */
  text: string;
  /** Microseconds since 1970; no two messages of a room share one, and they rise with seq. */
  micros: number;
  author: { id: UserId; name: string | null; emailAddress: string | null; avatarFileId: bigint };
};

/**
 * What was said in a room that the caller can see, the newest first: no system messages,
 * and nothing that was deleted for all.
 *
 * @param room  as `findRoomByName` gave it, seen to be visible
 * @param before  microseconds since 1970; null for the newest
 * @see contract: Chapi, `GET …/messages`
 */
export async function listSpoken(
  room: NamedRoom,
  { before, limit }: { before: number | null; limit: number },
): Promise<SpokenMessage[]> {
  const below = before === null ? NO_BOUND : await findSeqAt(room.id, room.lastSeq, before);
  const { rows } = await pool().query<Row>({
    name: "spoken-messages",
    text: `SELECT ${COLUMNS} FROM message m JOIN app_user u ON u.id = m.sender_id
           WHERE m.room_id = $1 AND m.seq > $2 AND m.seq < $3 AND m.type <> 'system' AND m.deleted_at IS NULL
           ORDER BY m.seq DESC LIMIT $4`,
    values: [room.id, room.visibleFrom, below, limit],
  });
  // As everywhere else: outside of team mode addresses are for whoever shares a room.
  const mayKnow = config().teamMode || room.isMember;
  return rows.map((row) => toSpoken(mayKnow ? row : { ...row, email_address: null }));
}

/** A message that was just stored. */
export async function loadSpoken(id: MessageId): Promise<SpokenMessage> {
  const { rows } = await pool().query<Row>({
    name: "spoken-message",
    text: `SELECT ${COLUMNS} FROM message m JOIN app_user u ON u.id = m.sender_id WHERE m.id = $1`,
    values: [id],
  });
  const [row] = rows;
  if (!row) throw new Error("a message that was stored is not there");
  return toSpoken(row);
}

const NO_BOUND = 2_147_483_647;

// By hand: JavaScript's dates, and so Prisma's, end at the millisecond.
const COLUMNS = `m.id, m.type, m.body, (extract(epoch FROM m.created_at) * 1000000)::bigint AS micros,
  u.id AS author_id, u.display_name, u.email_address, u.avatar_file_id`;

type Row = {
  id: MessageId;
  type: string;
  body: MessageBody;
  /** The driver gives 64-bit numbers as text. */
  micros: string;
  author_id: UserId;
  display_name: string | null;
  email_address: string | null;
  avatar_file_id: string;
};

function toSpoken(row: Row): SpokenMessage {
  return {
    id: row.id,
    text: shownText(row.type, row.body),
    micros: Number(row.micros),
    author: {
      id: row.author_id,
      name: row.display_name,
      emailAddress: row.email_address,
      avatarFileId: BigInt(row.avatar_file_id),
    },
  };
}

/** People are called by their names in the text itself, so it is shown as it stands. */
function shownText(type: string, { text, file }: MessageBody): string {
  if (typeof text === "string" && text !== "") return text;
  const { fileName } = (file ?? {}) as { fileName?: unknown }; // as checkBody stored it
  return isFileType(type) && typeof fileName === "string" ? fileName : "";
}
