import { mayMention, resolveMentions } from "@/lib/domain/mentions/resolve-mentions";
import { storeMessages } from "@/lib/domain/messages/store-messages";
import type { Post, PostOutcome } from "@/lib/domain/messages/types";
import { handOff } from "@/lib/outbox/relay";
import { singleton } from "@/lib/singleton";

const LARGEST_BATCH = 64;

type Waiting = { post: Post; resolve: (outcome: PostOutcome) => void; reject: (error: unknown) => void };
type Writer = { queue: Waiting[]; isBusy: boolean };

/**
 * Stores a post and hands its event to the relay. Posts that arrive while a batch
 * is under way share the next statement; one that arrives alone is sent at once.
 * Order of arrival is the order of storing; who is called in a text is looked up before
 * it arrives. A post that the database refuses fails alone.
 *
 * @returns what became of it; a refusal is a value, since each dialect words it differently
 * @throws the database's error when it could not be stored at all
 */
export function storePost(post: Post): Promise<PostOutcome> {
  const { isForwarded, body } = post;
  return isForwarded || !mayMention(body.text) ? enqueue(post) : addressed(post).then(enqueue);
}

async function addressed(post: Post): Promise<Post> {
  const { roomId, body, meant } = post;
  return { ...post, mentions: await resolveMentions({ roomId, text: body.text, chosen: meant }) };
}

function enqueue(post: Post): Promise<PostOutcome> {
  const writer = singleton<Writer>("message-writer", () => ({ queue: [], isBusy: false }));
  return new Promise((resolve, reject) => {
    writer.queue.push({ post, resolve, reject });
    if (!writer.isBusy) void drain(writer);
  });
}

async function drain(writer: Writer): Promise<void> {
  writer.isBusy = true;
  while (writer.queue.length > 0) await storeBatch(writer.queue.splice(0, batchSize(writer.queue)));
  writer.isBusy = false;
}

/** A post that repeats another of its batch waits for the next one, where it finds the first one stored. */
function batchSize(queue: Waiting[]): number {
  const names = new Set<string>();
  const largest = Math.min(queue.length, LARGEST_BATCH);
  for (let size = 0; size < largest; size++) {
    const name = nameOf(queue[size]!.post); // within the queue's length
    if (names.has(name)) return size;
    names.add(name);
  }
  return largest;
}

/** What the unique index holds once: who says it, where, under which localId. */
function nameOf({ roomId, sender, localId }: Post): string {
  const who = "userId" in sender ? sender.userId : sender.keyHash.toString("base64");
  return `${roomId} ${who} ${localId}`;
}

async function storeBatch(batch: Waiting[]): Promise<void> {
  try {
    settle(batch, await storeMessages(batch.map(({ post }) => post)));
  } catch (error) {
    if (batch.length === 1 && !isRace(error)) return batch[0]?.reject(error);
    for (const waiting of batch) await storeAlone(waiting);
  }
}

async function storeAlone(waiting: Waiting): Promise<void> {
  try {
    settle([waiting], await storeMessages([waiting.post]));
  } catch (error) {
    waiting.reject(error);
  }
}

function settle(batch: Waiting[], outcomes: PostOutcome[]): void {
  const told = outcomes.flatMap((outcome) => (outcome.ok && outcome.told) || []);
  handOff([...outcomes.flatMap(toEvent), ...told]);
  for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index]!); // one for each, or storing threw
}

function toEvent(outcome: PostOutcome) {
  if (!outcome.ok || !outcome.isNew || !outcome.eventId) return [];
  const { id: messageId, roomId, seq } = outcome.message;
  const event = { type: "message.created", roomId, messageId, seq } as const;
  return [{ id: outcome.eventId, event, message: outcome.message, isPlain: outcome.isPlain }];
}

/** Another process stored the same localId at that moment, or locked rooms crosswise: once more finds order. */
function isRace(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === "23505" || code === "40P01";
}
