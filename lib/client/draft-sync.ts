import { ApiError } from "@/lib/client/api";
import {
  type DraftPlace,
  draftName,
  listDrafts,
  noteDraftKept,
  type PlacedDraft,
  subscribeToDrafts,
} from "@/lib/client/drafts";
import { isSignedOut } from "@/lib/client/tabs";
import { DRAFT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

const KEPT_AFTER_MS = 1_000;

type Options = {
  userId: number;
  /** Whether the room is (still) mine; what is typed elsewhere stays here. */
  isMine: (roomId: number) => boolean;
  /** @returns when the server took it, by its clock */
  keep: (roomId: number, threadRootId: number | null, text: string) => Promise<number>;
};

/**
 * Takes drafts to the server: a second after the last letter, and at once when the field
 * is left, emptied or sent, and when the page is hidden. One request for each place at a
 * time, so that the last word is the newest. What fails is tried again by `keepAll`.
 */
export class DraftSync {
  readonly #options: Options;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #underWay = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #unsubscribe: () => void;

  constructor(options: Options) {
    this.#options = options;
    this.#unsubscribe = subscribeToDrafts((name, isTyped) => {
      if (!isTyped) return;
      const isEmpty = this.#find(name)?.text === "";
      clearTimeout(this.#timers.get(name));
      this.#timers.set(
        name,
        setTimeout(() => void this.#keep(name), isEmpty ? 0 : KEPT_AFTER_MS),
      );
    });
    document.addEventListener("focusout", this.#hurry);
    document.addEventListener("visibilitychange", this.#hurry);
    window.addEventListener("pagehide", this.#hurry);
  }

  /** Whatever the server has not been told yet. */
  keepAll(): void {
    for (const draft of listDrafts(this.#options.userId))
      if (draft.isDirty) void this.#keep(draftName({ ...draft, userId: this.#options.userId }));
  }

  stop(): void {
    this.#hurry();
    this.#unsubscribe();
    document.removeEventListener("focusout", this.#hurry);
    document.removeEventListener("visibilitychange", this.#hurry);
    window.removeEventListener("pagehide", this.#hurry);
  }

  #hurry = () => {
    for (const name of this.#timers.keys()) void this.#keep(name);
  };

  async #keep(name: string): Promise<void> {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
    const draft = this.#find(name);
    if (!draft?.isDirty || this.#underWay.has(name) || !this.#mayKeep(name, draft)) return;
    const { roomId, threadRootId, text } = draft;
    const place: DraftPlace = { userId: this.#options.userId, roomId, threadRootId };
    this.#underWay.add(name);
    try {
      noteDraftKept(place, text, await this.#options.keep(roomId, threadRootId ?? null, text));
    } catch (error) {
      // It is kept here all the same. What is refused (the thread is gone) is not asked for again.
      if (error instanceof ApiError && !error.isPassing) this.#refused.add(name);
      return;
    } finally {
      this.#underWay.delete(name);
    }
    if (this.#find(name)?.isDirty && !this.#timers.has(name)) void this.#keep(name);
  }

  #mayKeep(name: string, { roomId, text }: PlacedDraft): boolean {
    const isTakable = text.length <= DRAFT_LIMIT && !this.#refused.has(name);
    return isTakable && navigator.onLine && !isSignedOut() && this.#options.isMine(roomId);
  }

  #find(name: string): PlacedDraft | undefined {
    const { userId } = this.#options;
    return listDrafts(userId).find((draft) => draftName({ ...draft, userId }) === name);
  }
}
