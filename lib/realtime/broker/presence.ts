import { SubscriptionError } from "./frame-error";
import { parseObject } from "./frames";
import { MAX_USER_ID_LENGTH, MAX_USER_INFO_BYTES } from "./limits";

/** A user as shown to others on a presence channel. `info` is whatever the application signed. */
export type Member = { id: string; info: unknown };

/** The users on one presence channel, each once however many connections they have there. */
export class Members {
  readonly #users = new Map<string, { info: unknown; connections: number }>();

  get count(): number {
    return this.#users.size;
  }

  has(id: string): boolean {
    return this.#users.has(id);
  }

  ids(): string[] {
    return [...this.#users.keys()];
  }

  /** @returns whether the user was not there before */
  add(member: Member): boolean {
    const user = this.#users.get(member.id);
    if (user) user.connections += 1;
    else this.#users.set(member.id, { info: member.info, connections: 1 });
    return user === undefined;
  }

  /** @returns whether that was the user's last connection here */
  remove(id: string): boolean {
    const user = this.#users.get(id);
    if (!user) return false;
    user.connections -= 1;
    return user.connections === 0 && this.#users.delete(id);
  }

  /** The data of `pusher_internal:subscription_succeeded`. */
  toPresence(): { presence: { count: number; ids: string[]; hash: Record<string, unknown> } } {
    // fromEntries defines the fields, so that a user called __proto__ is one among others.
    const hash = Object.fromEntries([...this.#users].map(([id, { info }]) => [id, info]));
    return { presence: { count: this.count, ids: this.ids(), hash } };
  }
}

/** Reads the `channel_data` of an authorised subscription. */
export function readMember(channelData: string): Member {
  const { user_id, user_info } = parseObject(channelData) ?? {};
  // The protocol's own example has a number.
  const id = typeof user_id === "number" ? String(user_id) : user_id;
  if (typeof id !== "string" || id === "" || id.length > MAX_USER_ID_LENGTH) {
    throw invalid(`channel_data must be JSON with a user_id of 1 to ${MAX_USER_ID_LENGTH} characters`);
  }
  if (isTooLarge(user_info)) throw invalid(`user_info is larger than ${MAX_USER_INFO_BYTES} bytes`);
  return { id, info: user_info ?? {} };
}

export function isTooLarge(info: unknown): boolean {
  return info !== undefined && Buffer.byteLength(JSON.stringify(info)) > MAX_USER_INFO_BYTES;
}

function invalid(message: string): SubscriptionError {
  return new SubscriptionError("AuthError", 400, message);
}
