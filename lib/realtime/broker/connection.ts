import { randomInt } from "node:crypto";
import { WebSocket } from "ws";
import { Allowance } from "./allowance";
import { CloseCode } from "./close-codes";
import { errorFrame, systemFrame } from "./frames";
import { CLIENT_EVENTS_PER_SECOND } from "./limits";
import type { Member } from "./presence";
import type { Settings } from "./settings";

/** One client's socket. Knows how to talk to it; what it is subscribed to is written here by `channels.ts`. */
export class Connection {
  readonly id = newSocketId();
  /** Channel names; on presence channels with the user id it is there as. */
  readonly subscriptions = new Map<string, string | null>();
  /** Who signed in here. */
  user: Member | null = null;
  /** Whether the application has vouched for this connection, by a sign-in or a channel authorisation. */
  isAuthorized = false;
  readonly openedAt = performance.now();
  heardAt = this.openedAt;
  /** When the ping went out that is not answered yet; null when none is open. */
  pingedAt: number | null = null;

  readonly #socket: WebSocket;
  readonly #onEnd: (connection: Connection) => void;
  readonly #maxBufferedBytes: number;
  readonly #frames: Allowance;
  #clientEvents: Allowance | null = null;
  #isClosing = false;

  /** @param onEnd  called when the connection no longer counts, which may be before its socket is closed, and again then */
  constructor(socket: WebSocket, settings: Settings, onEnd: (connection: Connection) => void) {
    this.#socket = socket;
    this.#onEnd = onEnd;
    socket.once("close", () => this.#end());
    this.#maxBufferedBytes = settings.maxBufferedBytes;
    this.#frames = new Allowance(settings.frameBurst, settings.framesPerSecond, this.openedAt);
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  get isPaused(): boolean {
    return this.#socket.isPaused;
  }

  send(frame: string | Buffer): void {
    if (this.#isClosing) return;
    if (this.#socket.bufferedAmount > this.#maxBufferedBytes) this.#giveUp();
    else this.#socket.send(frame, { binary: false });
  }

  /** Reports an error that does not end the connection. */
  fail(code: number | null, message: string): void {
    this.send(errorFrame(code, message));
  }

  ping(now: number): void {
    this.pingedAt = now;
    this.send(systemFrame("pusher:ping", {}));
  }

  /** Ends the connection: an error frame for clients that see no close codes, then the code. */
  close(code: number, message: string): void {
    if (this.#isClosing) return;
    this.fail(code, message);
    this.#socket.close(code, message);
    this.#end();
  }

  /** Resolves when the socket is closed. */
  closed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket.readyState === WebSocket.CLOSED) resolve();
      else this.#socket.once("close", () => resolve());
    });
  }

  hear(): void {
    this.heardAt = performance.now();
    this.pingedAt = null;
  }

  /**
   * Counts a frame that came in. A client that sends too many is not refused, its socket is left unread for a while:
   * one that subscribes to thousands of rooms after a reconnect loses nothing, and a flood costs little.
   */
  throttle(): void {
    const now = performance.now();
    this.#frames.spend(now);
    const wait = this.#frames.debt(now);
    if (wait === 0 || this.isPaused) return;
    this.#socket.pause();
    setTimeout(() => this.#resume(), wait).unref();
  }

  mayPublish(): boolean {
    const now = performance.now();
    this.#clientEvents ??= new Allowance(CLIENT_EVENTS_PER_SECOND, CLIENT_EVENTS_PER_SECOND, now);
    return this.#clientEvents.take(now);
  }

  // What had already been read when the socket was paused was still handled, and is paid for here.
  #resume(): void {
    const wait = this.#frames.debt(performance.now());
    if (wait > 0) {
      setTimeout(() => this.#resume(), wait).unref();
    } else {
      this.hear();
      this.#socket.resume();
    }
  }

  /**
   * The client does not read what it is sent. 4100 makes it come back after a second, when its network may be better;
   * 42xx would bring it back at once into the same jam. The code waits behind the buffer: a slow client reads it all
   * and learns why, a dead one is cut off after the close timeout. Either way nothing is added from now on.
   */
  #giveUp(): void {
    this.#isClosing = true;
    this.#socket.close(CloseCode.overCapacity, "Too slow: the send buffer is full");
    // Not now: this happens while an event goes round, and leaving channels sends events of its own.
    queueMicrotask(() => this.#end());
  }

  #end(): void {
    this.#isClosing = true;
    this.#onEnd(this);
  }
}

// Never the same twice, also after a restart: an authorisation is signed for this id and must die with it.
function newSocketId(): string {
  return `${randomInt(2 ** 47)}.${randomInt(2 ** 47)}`;
}
