/** What was typed and not sent, per person and room, kept in this browser. */

const nameOf = (userId: number, roomId: number) => `hearth.draft.${userId}.${roomId}`;

export function readDraft(userId: number, roomId: number): string {
  return localStorage.getItem(nameOf(userId, roomId)) ?? "";
}

export function writeDraft(userId: number, roomId: number, text: string): void {
  if (text === "") localStorage.removeItem(nameOf(userId, roomId));
  else localStorage.setItem(nameOf(userId, roomId), text);
}
