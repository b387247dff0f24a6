/** What was written and not saved yet, kept in this browser. */
export type NoteDraft = {
  title: string;
  content: string /** Written over this version; 0: over none. */;
  version: number;
};

/** @param of the note's id, or for a new one the room's with a word before it */
const nameOf = (userId: number, of: string) => `hearth.note.${userId}.${of}`;

export function readNoteDraft(userId: number, of: string): NoteDraft | null {
  const stored = localStorage.getItem(nameOf(userId, of));
  return stored ? (JSON.parse(stored) as NoteDraft) : null; // nobody else writes under this name
}

export function writeNoteDraft(userId: number, of: string, draft: NoteDraft | null): void {
  if (draft) localStorage.setItem(nameOf(userId, of), JSON.stringify(draft));
  else localStorage.removeItem(nameOf(userId, of));
}
