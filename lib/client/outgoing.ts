import { ApiError } from "@/lib/client/api";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
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

/** What sending one message needs of the queue. */
export type Sending = {
  /** Aborted when its author discards it. */
  signal: AbortSignal;
  /** Shows and keeps what has been found out about the row. */
  update(row: Outgoing): void;
};

type Place = Pick<Outgoing, "replyTo" | "threadRootId" | "alsoInRoom">;
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
  readonly #underWay = new Map<string, AbortController>();
  #lastAt = 0;
  readonly #userId: number;
  readonly #post: (row: Outgoing, sending: Sending) => Promise<WireMessage>;
  readonly #view: OutgoingView;
  readonly #store: OutgoingStore;

  constructor(options: {
    userId: number;
    post: (row: Outgoing, sending: Sending) => Promise<WireMessage>;
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
  send(roomId: number, text: string, place?: Place): Outgoing {
    return this.#take({ roomId, text, ...place });
  }

  /** A file is a message of its own; what is said after it comes after it. */
  sendFile(roomId: number, file: OutgoingFile, place?: Place): Outgoing {
    return this.#take({ roomId, text: "", file, ...place });
  }

  #take(message: Pick<Outgoing, "roomId" | "text" | "file"> & Place): Outgoing {
    // What is sent at once, as several files are, keeps its order across a reload.
    this.#lastAt = Math.max(Date.now(), this.#lastAt + 1);
    const row: Outgoing = { localId: newLocalId(), ...message, createdAt: this.#lastAt, state: "pending" };
    this.#show(row);
    this.#keep(row);
    this.#enqueue(row);
    return row;
  }

  /** A room's messages have just been loaded: what is on its way belongs below them. */
  show(roomId: number): void {
    for (const row of this.#unsent.values()) if (row.roomId === roomId) this.#view.add(row);
  }

  /** By hand: the same message again, with the same localId. */
  retry(row: Outgoing): void {
    const pending: Outgoing = { ...row, state: "pending", reason: undefined, status: undefined };
    const line = this.#lineOf(row.roomId);
    if (line.rows.some(({ localId }) => localId === row.localId)) {
      this.#replace(pending, line);
      this.#hurry(row.roomId, line);
    } else {
      this.#show(pending);
      this.#enqueue(pending);
    }
  }

  discard(row: Outgoing): void {
    const line = this.#lineOf(row.roomId);
    line.rows = line.rows.filter(({ localId }) => localId !== row.localId);
    this.#unsent.delete(row.localId);
    this.#underWay.get(row.localId)?.abort();
    this.#view.discard(row);
    void this.#store.remove(row.localId);
  }

  /** The network is back: whatever waits goes now. */
  hurryAll(): void {
    for (const [roomId, line] of this.#lines) this.#hurry(roomId, line);
  }

  stop(): void {
    for (const line of this.#lines.values()) clearTimeout(line.timer);
    for (const sending of this.#underWay.values()) sending.abort();
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
  async #attempt(waiting: Outgoing, line: Line): Promise<boolean> {
    // A file shows how far it is whenever it is on its way; a text would only flicker.
    const row: Outgoing = waiting.file ? { ...waiting, state: "pending", status: undefined } : waiting;
    if (row.state !== waiting.state) this.#replace(row, line);
    const abort = new AbortController();
    this.#underWay.set(row.localId, abort);
    try {
      const update = (changed: Outgoing) => this.#replace(changed, line);
      const message = await this.#post(row, { signal: abort.signal, update });
      this.#unsent.delete(row.localId);
      this.#view.settle(message);
    } catch (error) {
      if (abort.signal.aborted) return true;
      if (!(error instanceof ApiError)) throw error;
      return this.#noteFailure(error, row.localId, line);
    } finally {
      this.#underWay.delete(row.localId);
    }
    line.waits = 0;
    line.rows = line.rows.filter(({ localId }) => localId !== row.localId);
    void this.#store.remove(row.localId);
    return true;
  }

  #noteFailure(error: ApiError, localId: string, line: Line): boolean {
    const row = this.#unsent.get(localId);
    if (!row) return true; // discarded meanwhile
    const { status } = error;
    if (error.isPassing) {
      this.#replace({ ...row, state: "waiting", status }, line);
      this.#waitThenRun(row.roomId, line);
      return false;
    }
    const failed: Outgoing = { ...row, state: "failed", reason: error.message, status };
    this.#show(failed);
    this.#keep(failed);
    line.rows = line.rows.filter((waiting) => waiting.localId !== localId);
    return true;
  }

  /** Unless it was discarded meanwhile. */
  #replace(row: Outgoing, line: Line): void {
    if (!this.#unsent.has(row.localId)) return;
    this.#show(row);
    this.#keep(row);
    line.rows = line.rows.map((known) => (known.localId === row.localId ? row : known));
  }

  #keep(row: Outgoing): void {
    void this.#store.put({ ...row, userId: this.#userId });
  }

  #show(row: Outgoing): void {
    this.#unsent.set(row.localId, row);
    this.#view.add(row);
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
export function newLocalId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
