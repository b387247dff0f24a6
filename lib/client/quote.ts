import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** What an answer shows of the message that it answers. */
export type Quote = { id: number; fromUserId: number; type: string; text: string };

/** Much longer texts would only be cut off on screen. */
const LONGEST = 280;

export function asQuote({ id, fromUserId, type, body }: WireMessage): Quote {
  return { id, fromUserId, type, text: firstWords(body.text) };
}

/** The message that this one answers, as it was then (contract 3.5.5); null where it answers none. */
export function quoteIn(message: WireMessage): Quote | null {
  const quoted = message.body.referenceMessage;
  if (message.deleted || typeof quoted !== "object" || quoted === null) return null;
  const { id, fromUserId, type, body } = quoted as Partial<WireMessage>; // looked at member by member
  if (typeof id !== "number" || typeof fromUserId !== "number") return null;
  return { id, fromUserId, type: String(type), text: firstWords(body?.text) };
}

function firstWords(text: unknown): string {
  return typeof text === "string" ? text.trim().slice(0, LONGEST) : "";
}
