import type { WireNote } from "@/lib/dialects/spika/schemas/note";

// As in message-pages.ts: the same object comes back when nothing changed.

/** A note that was written, saved or deleted; an older version never replaces a newer one. */
export function noteNote(list: WireNote[], note: WireNote): WireNote[] {
  const at = list.findIndex(({ id }) => id === note.id);
  const known = list[at];
  if (note.deleted) return known ? list.toSpliced(at, 1) : list;
  if (!known) return [...list, note];
  return note.version > known.version ? list.with(at, note) : list;
}

/** The one that was changed last stands first. */
export function byLastChange(list: WireNote[]): WireNote[] {
  return list.toSorted((a, b) => b.modifiedAt - a.modifiedAt || b.id - a.id);
}
