import { ApiError } from "@/lib/client/api";
import type { Outgoing } from "@/lib/client/message-pages";
import type { OutgoingStore } from "@/lib/client/outgoing-store";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** What the queue does to the screen. */
export type OutgoingView = {
  /** Adds a row, or shows it in its new state. */
  add(row: Outgoing): void;
  settle(message: WireMessage): void;
  discard(row: Outgoing): void;
};

type Line = { rows: Outgoing[]; isSending: boolean; waits: number; timer?: ReturnType<typeof setTimeout> };

/**
 * Messages on their way: in order within a room, each retried with its own localId
 * (so never stored twice) after 1, 2, 4, 8 … 30 seconds, and at once when the browser
 * is online again. What the server refuses leaves the queue and waits for its author.
 */
export class OutgoingQueue {
  readonly #lines = new Map<number, Line>();
  /** Every row that is not sent, as it looks now; those refused are in no line. */
  readonly #unsent = new Map<string, Outgoing>();
  readonly #userId: number;
  readonly #post: (row: Outgoing) => Promise<WireMessage>;
  readonly #view: OutgoingView;
  readonly #store: OutgoingStore;

  constructor(options: {
    userId: number;
    post: (row: Outgoing) => Promise<WireMessage>;
    view: OutgoingView;
    store: OutgoingStore;
  }) {
    this.#userId = options.userId;
    this.#post = options.post;
    this.#view = options.view;
    this.#store = options.store;
  }

  /** Takes up what an earlier page left behind. */
  async restore(): Promise<void> {
    for (const { userId: _, ...row } of await this.#store.list(this.#userId)) {
      this.#show(row);
      if (row.state !== "failed") this.#enqueue({ ...row, state: "pending" });
    }
  }

  /** @param place what it answers, and its thread; without a thread the message is the room's */
  send(
    roomId: number,
    text: string,
    place?: Pick<Outgoing, "replyTo" | "threadRootId" | "alsoInRoom">,
  ): Outgoing {
    const localId = newLocalId();
    const row: Outgoing = { localId, roomId, text, ...place, createdAt: Date.now(), state: "pending" };
    this.#show(row);
    void this.#store.put({ ...row, userId: this.#userId });
    this.#enqueue(row);
    return row;
  }

  /** A room's messages have just been loaded: what is on its way belongs below them. */
  show(roomId: number): void {
    for (const row of this.#unsent.values()) if (row.roomId === roomId) this.#view.add(row);
  }

  /** By hand: the same message again, with the same localId. */
  retry(row: Outgoing): void {
    const pending: Outgoing = { ...row, state: "pending", reason: undefined };
    this.#show(pending);
    const line = this.#lineOf(row.roomId);
    if (line.rows.some(({ localId }) => localId === row.localId)) this.#hurry(row.roomId, line);
    else this.#enqueue(pending);
  }

  discard(row: Outgoing): void {
    const line = this.#lineOf(row.roomId);
    line.rows = line.rows.filter(({ localId }) => localId !== row.localId);
    this.#unsent.delete(row.localId);
    this.#view.discard(row);
    void this.#store.remove(row.localId);
  }

  /** The network is back: whatever waits goes now. */
  hurryAll(): void {
    for (const [roomId, line] of this.#lines) this.#hurry(roomId, line);
  }

  stop(): void {
    for (const line of this.#lines.values()) clearTimeout(line.timer);
    this.#lines.clear();
  }

  #enqueue(row: Outgoing): void {
    const line = this.#lineOf(row.roomId);
    line.rows.push(row);
    if (!line.timer) void this.#run(row.roomId, line);
  }

  #hurry(roomId: number, line: Line): void {
    clearTimeout(line.timer);
    line.timer = undefined;
    line.waits = 0;
    void this.#run(roomId, line);
  }

  async #run(roomId: number, line: Line): Promise<void> {
    if (line.isSending) return;
    line.isSending = true;
    let row = line.rows[0];
    while (row && this.#lines.get(roomId) === line && (await this.#attempt(row, line))) row = line.rows[0];
    line.isSending = false;
  }

  /** @returns whether the next one may go */
  async #attempt(row: Outgoing, line: Line): Promise<boolean> {
    try {
      const message = await this.#post(row);
      this.#unsent.delete(row.localId);
      this.#view.settle(message);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.isPassing) {
        this.#change({ ...row, state: "waiting" });
        this.#waitThenRun(row.roomId, line);
        return false;
      }
      const failed: Outgoing = { ...row, state: "failed", reason: error.message };
      this.#change(failed);
      void this.#store.put({ ...failed, userId: this.#userId });
      line.rows = line.rows.filter(({ localId }) => localId !== row.localId);
      return true;
    }
    line.waits = 0;
    line.rows = line.rows.filter(({ localId }) => localId !== row.localId);
    void this.#store.remove(row.localId);
    return true;
  }

  #show(row: Outgoing): void {
    this.#unsent.set(row.localId, row);
    this.#view.add(row);
  }

  /** Unless it was discarded meanwhile. */
  #change(row: Outgoing): void {
    if (this.#unsent.has(row.localId)) this.#show(row);
  }

  #waitThenRun(roomId: number, line: Line): void {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** line.waits, LONGEST_WAIT_MS);
    line.waits += 1;
    line.timer = setTimeout(() => {
      line.timer = undefined;
      void this.#run(roomId, line);
    }, wait);
  }

  #lineOf(roomId: number): Line {
    let line = this.#lines.get(roomId);
    if (!line) {
      line = { rows: [], isSending: false, waits: 0 };
      this.#lines.set(roomId, line);
    }
    return line;
  }
}

/** crypto.randomUUID needs a secure page; an instance in a local network may have none. */
function newLocalId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
