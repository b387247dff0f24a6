import { config } from "@/lib/config";
import { DomainError } from "@/lib/domain/errors";
import type { CommittedEvent } from "@/lib/domain/events";
import { keepPicture } from "@/lib/domain/files/keep-picture";
import type { FileId, MessageId } from "@/lib/domain/ids";
import { loadMessage } from "@/lib/domain/messages/load-message";
import { showPreview, wantsPreview } from "@/lib/domain/messages/preview";
import type { Message } from "@/lib/domain/messages/types";
import { limit } from "@/lib/limits/limit";
import { fetchPicture } from "@/lib/links/fetch-picture";
import { findPreview } from "@/lib/links/fetch-preview";
import { firstLink } from "@/lib/links/first-link";
import type { LinkPreview } from "@/lib/links/read-preview";
import { log } from "@/lib/log";

export type LinkPreviews = {
  /** Looks whether these events tell of messages with a link, and begins. */
  note(events: CommittedEvent[]): void;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
  /** Begins nothing more, and waits for what is under way: some seconds at most. */
  stop(): Promise<void>;
};

const AT_ONCE = 4;
/** A card is a courtesy: under a flood of links some messages get none. */
const MOST_WAITING = 200;
const MOST_KNOWN = 500;
const KNOWN_FOR_MS = 60 * 60_000;

type Found = { preview: LinkPreview; imageFileId: FileId | null };
type Known = { at: number; found: Promise<Found | null> };

/**
 * Looks up the first link of each message after it was delivered, and puts a card under it.
 * Sending waits for none of it, and what a crash interrupts is not made up for.
 */
export function startLinkPreviews(): LinkPreviews {
  const waiting: MessageId[] = [];
  const underWay = new Set<Promise<void>>();
  const known = new Map<string, Known>();
  let isStopped = false;

  function begin() {
    while (!isStopped && underWay.size < AT_ONCE) {
      const messageId = waiting.shift();
      if (messageId === undefined) return;
      const work = addPreview(messageId, (message, url) => recall(known, message, url))
        .catch((error: unknown) => log.warn({ err: error, messageId }, "link preview failed"))
        .finally(() => {
          underWay.delete(work);
          begin();
        });
      underWay.add(work);
    }
  }

  return {
    note(events) {
      if (isStopped) return;
      for (const { event, message } of events) {
        if (event.type !== "message.created" && event.type !== "message.updated") continue;
        // Most messages are at hand, and most have no link: those cost nothing here.
        const mayHaveLink = !message || (wantsPreview(message) && firstLink(message.body.text) !== null);
        if (mayHaveLink && waiting.length < MOST_WAITING) waiting.push(event.messageId);
      }
      begin();
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async stop() {
      isStopped = true;
      await Promise.all(underWay);
    },
  };
}

type Recall = (message: Message, url: string) => Promise<Found | null>;

async function addPreview(messageId: MessageId, recallPage: Recall): Promise<void> {
  const message = await loadMessage(messageId);
  const { text } = message?.body ?? {};
  const url = firstLink(text);
  if (!message || !url || typeof text !== "string" || !wantsPreview(message) || isOurs(url)) return;
  if (!(await mayAsk(message))) return;
  const found = await recallPage(message, url);
  if (found) await showPreview(messageId, { text, ...found });
}

/** A link to a message here says nothing to whoever is not signed in, as this server is not. */
function isOurs(url: string): boolean {
  return new URL(url).host === new URL(config().publicUrl).host;
}

/** A page that many people mention is asked for once an hour. */
function recall(known: Map<string, Known>, message: Message, url: string): Promise<Found | null> {
  const before = known.get(url);
  if (before && Date.now() - before.at < KNOWN_FOR_MS) return before.found;
  const found = find(message, url);
  known.delete(url);
  known.set(url, { at: Date.now(), found });
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  found.catch(() => known.delete(url)); // it failed here, not there
  return found;
}

/** As many a minute as by the call that clients make for themselves (contract 2.17.6). */
async function mayAsk({ senderId }: Message): Promise<boolean> {
  try {
    await limit("link-preview", String(senderId), 60, 60);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

async function find({ senderId }: Message, url: string): Promise<Found | null> {
  const preview = await findPreview(url);
  if (!preview) return null;
  const picture = preview.image ? await fetchPicture(preview.image) : null;
  return { preview, imageFileId: picture && (await keepPicture(senderId, picture)) };
}
