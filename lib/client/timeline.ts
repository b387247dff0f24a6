import type { Outgoing } from "@/lib/client/message-pages";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import { dayOf } from "@/lib/i18n/days";

/** One thing in the list of messages. Keys stay the same when a pending row becomes a message. */
export type TimelineRow =
  | { kind: "new"; key: string }
  | { kind: "system"; key: string; message: WireMessage }
  | { kind: "message"; key: string; message: WireMessage; isFirst: boolean }
  | { kind: "outgoing"; key: string; outgoing: Outgoing; isFirst: boolean };

export type TimelineDay = { day: number; at: number; rows: TimelineRow[] };

type Options = {
  myId: number;
  timeZone?: string;
  /** The line "New" stands above this message; null: no line. */
  newFromSeq: number | null;
};

/** Posts of one author belong together when they are this close. */
const TOGETHER_MS = 5 * 60_000;

/**
 * Messages as they are read: by day, posts of one author within five minutes together
 * unless they came another way,
 * the line above what is new, what is on its way at the end.
 */
export function toTimeline(messages: WireMessage[], outgoing: Outgoing[], options: Options): TimelineDay[] {
  const { myId, timeZone, newFromSeq } = options;
  const days: TimelineDay[] = [];
  let previous: { author: string; at: number } | null = null;

  function dayAt(at: number): TimelineDay {
    const day = dayOf(at, timeZone);
    const last = days.at(-1);
    // Clocks differ: what comes later in order never opens an earlier day.
    if (last && day <= last.day) return last;
    previous = null;
    const opened = { day, at, rows: [] };
    days.push(opened);
    return opened;
  }

  /** Whether it opens a group, with the author's name and picture. */
  function opensGroup(authorId: number, at: number, source?: string): boolean {
    const author = `${authorId} ${source ?? ""}`;
    const isTogether = previous !== null && previous.author === author && at - previous.at < TOGETHER_MS;
    previous = { author, at };
    return !isTogether;
  }

  for (const message of messages) {
    const { rows } = dayAt(message.createdAt);
    if (message.seq === newFromSeq) {
      rows.push({ kind: "new", key: "new" });
      previous = null;
    }
    const key = rowKey(message.fromUserId, message.localId ?? String(message.id));
    if (message.type === "system") {
      rows.push({ kind: "system", key, message });
      previous = null;
    } else {
      rows.push({
        kind: "message",
        key,
        message,
        isFirst: opensGroup(message.fromUserId, message.createdAt, message.source),
      });
    }
  }
  for (const row of outgoing) {
    const { rows } = dayAt(row.createdAt);
    rows.push({
      kind: "outgoing",
      key: rowKey(myId, row.localId),
      outgoing: row,
      isFirst: opensGroup(myId, row.createdAt),
    });
  }
  return days;
}

/** The same for a pending row and for the message that it becomes. */
export function rowKey(authorId: number, localId: string): string {
  return `${authorId}:${localId}`;
}
