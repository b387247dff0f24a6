import type { WireAttachment, WireChatMessage } from "@/lib/dialects/guest-chat/schemas";

/** A message on its way: what the guest sees of it until the server has it. */
export type PendingMessage = {
  localId: string;
  body: string;
  attachments: WireAttachment[];
  state: "sending" | "failed";
};

export type GuestMessages = {
  /** The eldest first. */
  list: WireChatMessage[];
  pending: PendingMessage[];
  hasEarlier: boolean;
};

export const NO_MESSAGES: GuestMessages = { list: [], pending: [], hasEarlier: false };

/** Messages from a page or an event: known ones are replaced, new ones stand where their ids say. */
export function withMessages(state: GuestMessages, messages: WireChatMessage[]): GuestMessages {
  const byId = new Map([...state.list, ...messages].map((message) => [message.id, message]));
  return { ...state, list: [...byId.values()].sort((a, b) => a.id - b.id) };
}

/**
 * One's own message that an event brings before the answer to its posting does: the
 * pending row with its words has become it.
 */
export function withOwnMessage(state: GuestMessages, message: WireChatMessage): GuestMessages {
  const isNew = !state.list.some(({ id }) => id === message.id);
  const settled = isNew
    ? state.pending.find(({ state, body }) => state === "sending" && body.trim() === message.body.trim())
    : undefined;
  return withMessages(settled ? withoutPending(state, settled.localId) : state, [message]);
}

export function withoutMessage(state: GuestMessages, id: number): GuestMessages {
  return { ...state, list: state.list.filter((message) => message.id !== id) };
}

export function withPending(state: GuestMessages, row: PendingMessage): GuestMessages {
  const others = state.pending.filter(({ localId }) => localId !== row.localId);
  return { ...state, pending: [...others, row] };
}

export function withoutPending(state: GuestMessages, localId: string): GuestMessages {
  return { ...state, pending: state.pending.filter((row) => row.localId !== localId) };
}
