/** What was typed and not sent, per person, room and thread, kept in this browser. */

/** Where something is written. */
export type DraftPlace = { userId: number; roomId: number; threadRootId?: number };

export function readDraft(place: DraftPlace): string {
  return localStorage.getItem(nameOf(place)) ?? "";
}

export function writeDraft(place: DraftPlace, text: string): void {
  if (text === "") localStorage.removeItem(nameOf(place));
  else localStorage.setItem(nameOf(place), text);
}

function nameOf({ userId, roomId, threadRootId }: DraftPlace): string {
  return `hearth.draft.${userId}.${roomId}${threadRootId === undefined ? "" : `.${threadRootId}`}`;
}
