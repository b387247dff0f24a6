import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { isCardNewer } from "@/lib/client/link-preview";
import type { Quote } from "@/lib/client/quote";
import { mergeReactions } from "@/lib/client/reaction-groups";
import type { WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";
import type { WireThread, WireThreadStanding } from "@/lib/dialects/spika/schemas/thread";

/** One's own message on its way to the server. */
export type Outgoing = {
  localId: string;
  roomId: number;
  text: string;
  /** What it is about, where it has no text: the bytes are brought to the server first. */
  file?: OutgoingFile;
  /** What it answers. */
  replyTo?: Quote;
  /** The thread that it was written in, bound when it was sent. */
  threadRootId?: number;
  alsoInRoom?: boolean;
  /** Milliseconds since 1970, by this computer's clock. */
  createdAt: number;
  /** pending: not answered yet; waiting: failed, will be tried again; failed: refused. */
  state: "pending" | "waiting" | "failed";
  /** Why it was refused, in the server's words; and the answer's status, also of one that is tried again. */
  reason?: string;
  status?: number;
};

/** What the browser holds of a room's messages, or of those of one of its threads. */
export type RoomMessages = {
  /** Only of a thread: my standing in it. */
  thread?: WireThreadStanding;
  /**
   * By seq, oldest first. A room's leaves out the replies kept inside a thread; a thread's
   * is its root and all replies.
   */
  list: WireMessage[];
  outgoing: Outgoing[];
  /** Everything the server has from here … */
  oldestSeq: number;
  /** … up to here is in `list`. */
  lastSeq: number;
  /** The newest that was heard of; above `lastSeq` there is a hole to fill. */
  announcedSeq: number;
  /** Whether there is something before `oldestSeq`. */
  hasEarlier: boolean;
  /**
   * Only of a stretch somewhere in the room's past: there is something between `lastSeq` and
   * the room's end, so what is said now has no place in it.
   */
  hasLater?: boolean;
};

/** GET /messages/roomId/:id, either direction. */
export type MessagePage = { list: WireMessage[]; hasMore: boolean; lastSeq: number };

/** GET /messages/roomId/:id around a place: oldest first. */
export type AroundPage = MessagePage & { hasEarlier: boolean; targetSeq: number };

// Every edit returns the same object when it changes nothing, so that nobody renders for nothing.

export function fromNewestPage(page: MessagePage): RoomMessages {
  const oldest = page.list.at(-1);
  return {
    list: inOrder(page.list.filter((message) => belongsTo(undefined, message))),
    outgoing: [],
    oldestSeq: oldest?.seq ?? page.lastSeq + 1,
    lastSeq: page.lastSeq,
    announcedSeq: page.lastSeq,
    hasEarlier: page.hasMore,
  };
}

/** What was said around a place: a stretch of the room, which may reach its end. */
export function fromAround(page: AroundPage): RoomMessages {
  const lastSeq = page.hasMore ? (page.list.at(-1)?.seq ?? page.lastSeq) : page.lastSeq;
  return {
    list: inOrder(page.list.filter((message) => belongsTo(undefined, message))),
    outgoing: [],
    oldestSeq: page.list[0]?.seq ?? page.lastSeq + 1,
    lastSeq,
    announcedSeq: lastSeq,
    hasEarlier: page.hasEarlier,
    hasLater: true,
  };
}

/** A room and a stretch of its past as one, or null while there is a gap between them. */
export function join(data: RoomMessages, stretch: RoomMessages): RoomMessages | null {
  if (stretch.lastSeq + 1 < data.oldestSeq) return null;
  const isLonger = stretch.oldestSeq < data.oldestSeq;
  return change(withMessages(data, stretch.list), {
    oldestSeq: Math.min(data.oldestSeq, stretch.oldestSeq),
    hasEarlier: isLonger ? stretch.hasEarlier : data.hasEarlier,
  });
}

/** An answer to `afterSeq=data.lastSeq`, of a stretch of the past. */
export function mergeLater(data: RoomMessages, page: MessagePage): RoomMessages {
  const reached = page.hasMore ? (page.list.at(-1)?.seq ?? data.lastSeq) : page.lastSeq;
  const lastSeq = Math.max(data.lastSeq, reached);
  return withMessages(change(data, { lastSeq, announcedSeq: lastSeq }), page.list);
}

/** A thread as the server tells it; what is on its way stays, and what came live meanwhile. */
export function fromThread(
  { root, list, thread }: WireThread,
  known: RoomMessages | undefined,
): RoomMessages {
  const lastSeq = list.at(-1)?.seq ?? root.seq;
  const whole = { oldestSeq: root.seq, lastSeq, announcedSeq: lastSeq, hasEarlier: false };
  const before = known ?? { thread, list: [], outgoing: [], ...whole };
  return { ...withMessages(before, [root, ...list]), ...whole, thread };
}

/** The newest page again: brings edits of what is on screen, and what is new when no hole lies between. */
export function mergeNewest(data: RoomMessages, page: MessagePage): RoomMessages {
  const oldest = page.list.at(-1)?.seq ?? page.lastSeq + 1;
  const merged = withMessages(data, page.list);
  if (data.hasLater) return merged;
  const isJoined = oldest <= data.lastSeq + 1 || !page.hasMore;
  return change(merged, {
    lastSeq: isJoined ? Math.max(merged.lastSeq, page.lastSeq) : merged.lastSeq,
    announcedSeq: Math.max(merged.announcedSeq, page.lastSeq),
  });
}

/** An answer to `afterSeq=data.lastSeq`. */
export function mergeMissed(data: RoomMessages, page: MessagePage): RoomMessages {
  const merged = withMessages(data, page.list);
  if (data.hasLater) return merged;
  const reached = page.hasMore ? (page.list.at(-1)?.seq ?? data.lastSeq) : page.lastSeq;
  return change(merged, {
    lastSeq: Math.max(merged.lastSeq, reached),
    announcedSeq: Math.max(merged.announcedSeq, page.lastSeq),
  });
}

/** An answer to `beforeSeq=data.oldestSeq`. */
export function mergeEarlier(data: RoomMessages, page: MessagePage): RoomMessages {
  const merged = withMessages(data, page.list);
  return change(merged, {
    oldestSeq: Math.min(merged.oldestSeq, page.list.at(-1)?.seq ?? merged.oldestSeq),
    hasEarlier: page.hasMore,
  });
}

/** A message that was just stored, from the answer to sending it or from a live event: the same either way. */
export function addMessage(data: RoomMessages, message: WireMessage): RoomMessages {
  if (data.hasLater) return withMessages(data, [message]);
  const isNext = message.seq === data.lastSeq + 1;
  return change(withMessages(data, [message]), {
    lastSeq: isNext ? message.seq : data.lastSeq,
    announcedSeq: Math.max(data.announcedSeq, message.seq),
  });
}

/** A message that was edited or deleted; one that is not loaded is no business of ours. */
export function patchMessage(data: RoomMessages, message: WireMessage): RoomMessages {
  const isLoaded = data.list.some((known) => known.id === message.id);
  return isLoaded ? withMessages(data, [message]) : data;
}

/**
 * One person's reaction to a message. An older one never replaces a newer one, unless it is
 * certain: what one has just pressed, or what comes back because that was refused.
 */
export function patchReaction(
  data: RoomMessages,
  record: WireMessageRecord,
  { isCertain = false } = {},
): RoomMessages {
  const at = data.list.findIndex(({ id }) => id === record.messageId);
  const message = data.list[at];
  if (!message) return data;
  const others = message.messageRecords?.filter(({ userId }) => userId !== record.userId) ?? [];
  const messageRecords = isCertain ? [...others, record] : mergeReactions(message.messageRecords, [record]);
  return { ...data, list: data.list.with(at, { ...message, messageRecords }) };
}

/** Saved, or let go, by me. */
export function patchSaved(data: RoomMessages, messageId: number, saved: boolean): RoomMessages {
  const at = data.list.findIndex(({ id }) => id === messageId);
  const message = data.list[at];
  if (!message || message.saved === saved) return data;
  return { ...data, list: data.list.with(at, { ...message, saved }) };
}

/** Something of that seq exists, though its content did not come along. */
export function announceSeq(data: RoomMessages, seq: number): RoomMessages {
  if (data.hasLater) return data;
  return change(data, { announcedSeq: Math.max(data.announcedSeq, seq) });
}

export function hasHole(data: RoomMessages): boolean {
  return data.announcedSeq > data.lastSeq;
}

/** Puts a row at the end. One with the same localId is replaced, one that is stored already is not added. */
export function addPending(data: RoomMessages, row: Outgoing): RoomMessages {
  if (row.threadRootId !== data.thread?.rootId || data.hasLater) return data;
  if (data.list.some((message) => message.localId === row.localId)) return data;
  const known = data.outgoing.findIndex(({ localId }) => localId === row.localId);
  if (known < 0) return { ...data, outgoing: [...data.outgoing, row] };
  return { ...data, outgoing: data.outgoing.with(known, row) };
}

/** The pending row becomes the stored message. */
export function settle(data: RoomMessages, message: WireMessage): RoomMessages {
  return addMessage(data, message);
}

export function discard(data: RoomMessages, localId: string): RoomMessages {
  const outgoing = data.outgoing.filter((row) => row.localId !== localId);
  return outgoing.length === data.outgoing.length ? data : { ...data, outgoing };
}

/** Adds what is new, takes over what is newer, and drops the pending rows that these messages settle. */
function withMessages(data: RoomMessages, incoming: WireMessage[]): RoomMessages {
  const shown = incoming.filter(
    (message) => belongsTo(data.thread, message) && !(data.hasLater && message.seq > data.lastSeq),
  );
  const known = new Map(data.list.map((message) => [message.id, message]));
  const changed = shown.filter((message) => isNews(message, known.get(message.id)));
  for (const message of changed) known.set(message.id, withKnownFacts(message, known.get(message.id)));
  for (const message of [...incoming].sort((a, b) => a.seq - b.seq)) countReply(known, message);
  const isChanged = data.list.some((message) => known.get(message.id) !== message) || changed.length > 0;
  const settled = new Set(shown.map((message) => message.localId));
  const outgoing = data.outgoing.filter((row) => !settled.has(row.localId));
  return change(data, {
    list: isChanged ? inOrder([...known.values()]) : data.list,
    outgoing: outgoing.length === data.outgoing.length ? data.outgoing : outgoing,
  });
}

/** An older version never replaces a newer one, whatever the order of arrival. */
function isNews(message: WireMessage, known: WireMessage | undefined): boolean {
  if (!known) return true;
  if (message.modifiedAt !== known.modifiedAt) return message.modifiedAt > known.modifiedAt;
  if (message.pinnedAt !== known.pinnedAt) return true; // a pin is no change of the message itself
  if (isCardNewer(message.body, known.body)) return true; // nor is the card of the page that it links to
  return JSON.stringify(message) !== JSON.stringify(known) && !isPoorer(message, known);
}

/**
 * What the new version of a message does not tell: a live event lists no reactions and may
 * have been written before the latest receipts, which are never taken back.
 */
export function withKnownFacts(message: WireMessage, known: WireMessage | undefined): WireMessage {
  if (!known) return message;
  const messageRecords = mergeReactions(known.messageRecords, message.messageRecords);
  const isOlder = message.modifiedAt === known.modifiedAt && isCardNewer(known.body, message.body);
  return {
    ...message,
    body: isOlder ? known.body : message.body,
    deliveredCount: Math.max(message.deliveredCount, known.deliveredCount),
    seenCount: Math.max(message.seenCount, known.seenCount),
    ...(messageRecords && { messageRecords }),
    ...(known.saved !== undefined && { saved: message.saved ?? known.saved }),
  };
}

/** A live event counts no receipts and lists no reactions; what a page knew of them stays. */
function isPoorer(message: WireMessage, known: WireMessage): boolean {
  return (
    message.seenCount < known.seenCount ||
    message.deliveredCount < known.deliveredCount ||
    (message.replyCount ?? 0) < (known.replyCount ?? 0) ||
    (known.messageRecords !== undefined && message.messageRecords === undefined)
  );
}

/** A reply that its root does not know of yet; an older one is in the count that came with the root. */
function countReply(known: Map<number, WireMessage>, { threadRootId, createdAt }: WireMessage): void {
  const root = threadRootId === undefined ? undefined : known.get(threadRootId);
  if (!root || createdAt <= (root.lastReplyAt ?? 0)) return;
  known.set(root.id, { ...root, replyCount: (root.replyCount ?? 0) + 1, lastReplyAt: createdAt });
}

function belongsTo(thread: WireThreadStanding | undefined, message: WireMessage): boolean {
  if (thread) return message.id === thread.rootId || message.threadRootId === thread.rootId;
  return message.threadRootId === undefined || message.alsoInRoom === true;
}

function inOrder(messages: WireMessage[]): WireMessage[] {
  return messages.sort((a, b) => a.seq - b.seq);
}

function change(data: RoomMessages, members: Partial<RoomMessages>): RoomMessages {
  const names = Object.keys(members) as (keyof RoomMessages)[]; // of an object literal of that type
  return names.every((name) => data[name] === members[name]) ? data : { ...data, ...members };
}
