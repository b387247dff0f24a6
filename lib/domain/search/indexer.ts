import { setTimeout as delay } from "node:timers/promises";
import type { RoomId } from "@/lib/domain/ids";
import { indexRooms, listRoomsBehind, settleIndex } from "@/lib/domain/search/index-rooms";
import { log } from "@/lib/log";

export type Indexer = {
  /** Something was said in these rooms. */
  note(roomIds: RoomId[]): void;
  /** Resolves when everything noted so far is indexed, or given up to the next sweep. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/** Messages gather for so long: a search looks at what is not indexed yet by itself. */
const GATHER_MS = 200;
const SWEEP_EVERY_MS = 10_000;
/** One transaction takes messages of so many rooms. */
const ROOMS_AT_A_TIME = 20;
/** While people go on posting, the index takes a tenth of the time; it catches up in the next pause. */
const REST_FACTOR = 9;
const LONGEST_REST_MS = 2_000;

/**
 * Indexes messages some moments after they were said, in small batches, and from
 * time to time what nobody has indexed. Search needs it for speed only.
 */
export function startIndexer(): Indexer {
  const waiting = new Set<RoomId>();
  let running: Promise<void> | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let isStopped = false;
  let notes = 0;

  async function run() {
    try {
      while (waiting.size > 0 && !isStopped) {
        await takeSome();
        if (waiting.size === 0) await settleIndex();
      }
    } catch (error) {
      log.warn({ err: error }, "messages not indexed yet");
    } finally {
      running = undefined;
    }
  }

  async function takeSome() {
    const began = performance.now();
    const notesBefore = notes;
    const rooms = [...waiting].slice(0, ROOMS_AT_A_TIME);
    for (const room of rooms) waiting.delete(room);
    // Those that have more go to the end of the line.
    for (const room of await indexRooms(rooms)) waiting.add(room);
    const took = performance.now() - began;
    if (notes > notesBefore) await delay(Math.min(REST_FACTOR * took, LONGEST_REST_MS));
  }

  function note(roomIds: RoomId[]) {
    if (isStopped || roomIds.length === 0) return;
    notes += 1;
    for (const id of roomIds) waiting.add(id);
    if (running || gathering) return;
    gathering = setTimeout(start, GATHER_MS);
    gathering.unref();
  }

  function start() {
    clearTimeout(gathering);
    gathering = undefined;
    running ??= run();
  }

  async function sweep() {
    try {
      note(await listRoomsBehind());
    } catch (error) {
      log.warn({ err: error }, "sweep of the search index failed");
    }
  }

  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS);
  timer.unref();
  void sweep();

  return {
    note,
    async settle() {
      start();
      await running;
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      clearTimeout(gathering);
      await running;
    },
  };
}
