import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/client/api";
import type { NoteDraft } from "@/lib/client/note-drafts";
import { byLastChange, noteNote } from "@/lib/client/note-list";
import { NoteWriting } from "@/lib/client/note-writing";
import type { NoteText } from "@/lib/client/queries/notes";
import type { WireNote } from "@/lib/dialects/spika/schemas/note";

const aNote = (facts: Partial<WireNote> = {}): WireNote => ({
  id: 7,
  title: "Plan",
  content: "one",
  roomId: 1,
  createdAt: 1,
  modifiedAt: 1,
  version: 1,
  updatedById: 2,
  ...facts,
});

/** A server with one note, or none, that refuses what is written over an old version. */
function aDesk({ note = aNote() as WireNote | null, draft = null as NoteDraft | null } = {}) {
  const desk = { stored: note, kept: null as NoteDraft | null, isReachable: true };
  const answer = (text: NoteText, known: WireNote | null) => {
    if (!desk.isReachable) throw new ApiError(0, "unreachable");
    if (known && !desk.stored) throw new ApiError(404, "Not found");
    if (known && known.version !== desk.stored?.version) throw new ApiError(409, "changed");
    desk.stored = { ...aNote(), ...text, version: (known?.version ?? 0) + 1 };
    return desk.stored;
  };
  const save = vi.fn(async (known: WireNote, text: NoteText) => answer(text, known));
  const create = vi.fn(async (text: NoteText) => answer(text, null));
  const load = async () => desk.stored ?? Promise.reject(new ApiError(404, "Note not found"));
  const keep = (kept: NoteDraft | null) => {
    desk.kept = kept;
  };
  const writing = new NoteWriting({ note, draft, untitled: "Untitled note", create, save, load, keep });
  return { desk, writing, save, create };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("saving by itself", () => {
  it("waits for a pause, saves over the version it was written from, and says so", async () => {
    const { writing, save, desk } = aDesk();
    writing.write({ content: "one t" });
    writing.write({ content: "one two" });
    expect(writing.read().status).toBe("unsaved");
    expect(desk.kept).toEqual({ title: "Plan", content: "one two", version: 1 });
    await vi.runAllTimersAsync();
    expect(save).toHaveBeenCalledTimes(1);
    expect(desk.stored).toMatchObject({ content: "one two", version: 2 });
    expect(writing.read()).toMatchObject({ status: "saved", base: { version: 2 } });
    expect(desk.kept).toBeNull();
  });

  it("makes a new note when there is some text, once, with a title of its own if it must", async () => {
    const { writing, create, save, desk } = aDesk({ note: null });
    writing.write({ title: "  " });
    await vi.runAllTimersAsync();
    expect(writing.read().status).toBe("empty");
    writing.write({ content: "milk" });
    const flushed = writing.flush();
    writing.write({ content: "milk, bread" });
    await flushed;
    await vi.runAllTimersAsync();
    expect([create.mock.calls.length, save.mock.calls.length]).toEqual([1, 1]);
    expect(desk.stored).toMatchObject({ title: "Untitled note", content: "milk, bread", version: 2 });
    expect(writing.read()).toMatchObject({ title: "  ", status: "saved" });
  });

  it("tries again while the server is away, and has kept the text", async () => {
    const { writing, desk } = aDesk();
    desk.isReachable = false;
    writing.write({ content: "on a train" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(writing.read().status).toBe("failed");
    expect(desk.kept?.content).toBe("on a train");
    desk.isReachable = true;
    await vi.runAllTimersAsync();
    expect(desk.stored?.content).toBe("on a train");
    expect(desk.kept).toBeNull();
  });
});

describe("two who write at once", () => {
  const theirs = aNote({ content: "theirs", version: 2, updatedById: 3 });

  it("shows the other version beside mine and overwrites neither", async () => {
    const { writing, desk } = aDesk();
    desk.stored = theirs;
    writing.write({ content: "mine" });
    await vi.runAllTimersAsync();
    expect(writing.read()).toMatchObject({ status: "conflict", content: "mine", theirs });
    writing.write({ content: "mine, longer" });
    await vi.runAllTimersAsync();
    expect(desk.stored).toBe(theirs);
    expect(desk.kept?.content).toBe("mine, longer");
  });

  it("keeps mine over theirs when told to", async () => {
    const { writing, desk } = aDesk();
    desk.stored = theirs;
    writing.write({ content: "mine" });
    await vi.runAllTimersAsync();
    await writing.keepMine();
    expect(desk.stored).toMatchObject({ content: "mine", version: 3 });
    expect(writing.read()).toMatchObject({ status: "saved", theirs: null });
  });

  it("takes theirs when told to", async () => {
    const { writing, desk } = aDesk();
    desk.stored = theirs;
    writing.write({ content: "mine" });
    await vi.runAllTimersAsync();
    writing.takeTheirs();
    expect(writing.read()).toMatchObject({ status: "saved", content: "theirs", theirs: null });
    expect(desk.kept).toBeNull();
  });

  it("follows the other while nothing of mine is unsaved, and asks when something is", () => {
    const { writing } = aDesk();
    writing.hear(theirs);
    expect(writing.read()).toMatchObject({ content: "theirs", status: "saved" });
    writing.write({ content: "theirs and mine" });
    writing.hear(aNote({ content: "theirs again", version: 3 }));
    expect(writing.read()).toMatchObject({ content: "theirs and mine", status: "conflict" });
  });

  it("takes the echo of its own save for no other's", async () => {
    const { writing, save } = aDesk();
    save.mockImplementationOnce(async (_known, text) => {
      writing.hear(aNote({ ...text, version: 2 }));
      writing.write({ content: "mine, longer" });
      return aNote({ ...text, version: 2 });
    });
    writing.write({ content: "mine" });
    await writing.flush();
    expect(writing.read()).toMatchObject({ content: "mine, longer", status: "unsaved", theirs: null });
  });

  it("keeps the text of a note that somebody deletes, as a new one if wanted", async () => {
    const { writing, desk } = aDesk();
    desk.stored = null;
    writing.write({ content: "still needed" });
    await vi.runAllTimersAsync();
    expect(writing.read()).toMatchObject({ status: "gone", content: "still needed" });
    await writing.keepMine();
    expect(desk.stored).toMatchObject({ content: "still needed", version: 1 });
  });
});

describe("what this browser has kept", () => {
  const draft = { title: "Plan", content: "from before", version: 1 };

  it("is saved when the note is opened again", async () => {
    const { writing, desk } = aDesk({ draft });
    expect(writing.read()).toMatchObject({ content: "from before", status: "unsaved" });
    await vi.runAllTimersAsync();
    expect(desk.stored?.content).toBe("from before");
  });

  it("is shown beside a version that came after it", () => {
    const note = aNote({ content: "newer", version: 4 });
    const { writing } = aDesk({ note, draft });
    expect(writing.read()).toMatchObject({ content: "from before", status: "conflict", theirs: note });
  });
});

it("lists notes by their last change and never goes back to an older version", () => {
  const list = [aNote({ id: 1, modifiedAt: 1, version: 3 }), aNote({ id: 2, modifiedAt: 2 })];
  expect(noteNote(list, aNote({ id: 1, version: 2 }))).toBe(list);
  expect(noteNote(list, aNote({ id: 1, version: 4, deleted: true })).map(({ id }) => id)).toEqual([2]);
  expect(byLastChange(noteNote(list, aNote({ id: 3, modifiedAt: 3 }))).map(({ id }) => id)).toEqual([
    3, 2, 1,
  ]);
});
