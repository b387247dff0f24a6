import { ApiError } from "@/lib/client/api";
import type { NoteDraft } from "@/lib/client/note-drafts";
import type { NoteText } from "@/lib/client/queries/notes";
import type { WireNote } from "@/lib/dialects/spika/schemas/note";

export type NoteState = NoteText & {
  /** The version that was written over; null while there is none on the server. */
  base: WireNote | null;
  /**
   * saved: the server has it; unsaved: it will be saved in a moment; empty: nothing that could be
   * saved; failed: it is tried again; conflict: somebody else has saved meanwhile, see `theirs`;
   * gone: somebody has deleted it.
   */
  status: "saved" | "unsaved" | "saving" | "empty" | "failed" | "conflict" | "gone";
  theirs: WireNote | null;
};

type Options = {
  note: WireNote | null;
  /** What this browser has kept from an earlier time. */
  draft: NoteDraft | null;
  untitled: string;
  create: (text: NoteText) => Promise<WireNote>;
  save: (known: WireNote, text: NoteText) => Promise<WireNote>;
  load: (noteId: number) => Promise<WireNote>;
  /** Keeps what is not on the server; null: there is nothing such any more. */
  keep: (draft: NoteDraft | null, note: WireNote | null) => void;
};

const SAVED_AFTER_MS = 800;
const TRIED_AGAIN_AFTER_MS = 5_000;

/**
 * A note while somebody writes it: saved by itself, over the version it was written from
 * and never over another. What others save meanwhile is shown, and the writer decides.
 */
export class NoteWriting {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  #state: NoteState;
  /** As typed when it was last sent: the server may have trimmed it. */
  #saved: NoteText;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSaving = false;
  #heardMeanwhile: WireNote | null = null;

  constructor(options: Options) {
    const { note, draft } = options;
    this.#options = options;
    this.#saved = { title: note?.title ?? "", content: note?.content ?? "" };
    this.#state = { ...this.#saved, base: note, status: "saved", theirs: null };
    if (draft && !isSame(draft, this.#saved)) this.#resume(draft);
  }

  /** For useSyncExternalStore: the same object until something changes. */
  readonly read = (): NoteState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  write(change: Partial<NoteText>): void {
    const { title, content, status, base } = { ...this.#state, ...change };
    this.#options.keep({ title, content, version: base?.version ?? 0 }, base);
    this.#set({ title, content, status: status === "conflict" || status === "gone" ? status : "unsaved" });
    this.#saveSoon(SAVED_AFTER_MS);
  }

  /** Saves what is not saved yet, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const { status } = this.#state;
    if (this.#isSaving || status === "conflict" || status === "gone" || isSame(this.#state, this.#saved))
      return;
    const typed: NoteText = { title: this.#state.title, content: this.#state.content };
    if (typed.content.trim() === "") return this.#set({ status: "empty" });
    this.#isSaving = true;
    this.#set({ status: "saving" });
    try {
      const note = await this.#send({ ...typed, title: typed.title.trim() || this.#options.untitled });
      this.#isSaving = false;
      this.#settle(note, typed);
    } catch (error) {
      this.#isSaving = false;
      await this.#refused(error);
    }
  }

  /** The note as it is now on the server, from a live event or a fetch. */
  hear(note: WireNote): void {
    const { base, status } = this.#state;
    if (!base || note.version <= base.version || status === "gone") return;
    if (this.#isSaving)
      this.#heardMeanwhile = note; // perhaps the echo of what is being saved
    else if (status === "conflict" || !isSame(this.#state, this.#saved)) this.#clash(note);
    else this.#take(note);
  }

  hearGone(): void {
    if (!this.#state.base || this.#isSaving) return;
    this.#set({ status: "gone", theirs: null });
  }

  /** Mine over theirs, which the writer has seen; of a deleted note a new one. */
  keepMine(): Promise<void> {
    const { theirs, base } = this.#state;
    if (!theirs) this.#options.keep(null, base);
    this.#saved = { title: theirs?.title ?? "", content: theirs?.content ?? "" };
    this.#set({ base: theirs, theirs: null, status: "unsaved" });
    return this.flush();
  }

  takeTheirs(): void {
    if (this.#state.theirs) this.#take(this.#state.theirs);
  }

  #resume(draft: NoteDraft): void {
    const { note } = this.#options;
    const isOutdated = note !== null && draft.version !== note.version;
    const text = { title: draft.title, content: draft.content };
    this.#state = isOutdated
      ? { ...this.#state, ...text, status: "conflict", theirs: note }
      : { ...this.#state, ...text, status: "unsaved" };
    if (!isOutdated) this.#saveSoon(SAVED_AFTER_MS);
  }

  #send(text: NoteText): Promise<WireNote> {
    const { base } = this.#state;
    return base ? this.#options.save(base, text) : this.#options.create(text);
  }

  #settle(note: WireNote, typed: NoteText): void {
    const before = this.#state.base;
    this.#saved = typed;
    const isAll = isSame(this.#state, typed);
    const { title, content } = this.#state;
    this.#options.keep(null, before);
    if (!isAll) this.#options.keep({ title, content, version: note.version }, note);
    this.#set({ base: note, status: isAll ? "saved" : "unsaved" });
    if (!isAll) this.#saveSoon(SAVED_AFTER_MS);
    this.#hearMeanwhile();
  }

  async #refused(error: unknown): Promise<void> {
    const { base } = this.#state;
    const status = error instanceof ApiError ? error.status : 0;
    if (base && status === 409) {
      try {
        return this.#clash(await this.#options.load(base.id));
      } catch (cause) {
        return this.#refused(cause);
      }
    }
    if (base && status === 404) return this.#set({ status: "gone", theirs: null });
    this.#set({ status: "failed" });
    this.#saveSoon(TRIED_AGAIN_AFTER_MS);
    this.#hearMeanwhile();
  }

  #hearMeanwhile(): void {
    const note = this.#heardMeanwhile;
    this.#heardMeanwhile = null;
    if (note) this.hear(note);
  }

  #clash(theirs: WireNote): void {
    clearTimeout(this.#timer);
    // The same words from elsewhere are no conflict.
    if (isSame(theirs, this.#state)) this.#take(theirs);
    else this.#set({ theirs, status: "conflict" });
  }

  #take(note: WireNote): void {
    const { title, content } = note;
    this.#saved = { title, content };
    this.#options.keep(null, this.#state.base);
    this.#set({ title, content, base: note, theirs: null, status: "saved" });
  }

  #saveSoon(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #set(change: Partial<NoteState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function isSame(a: NoteText, b: NoteText): boolean {
  return a.title === b.title && a.content === b.content;
}
