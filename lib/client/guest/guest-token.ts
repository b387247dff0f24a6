const nameOf = (chatId: number) => `hearth.guest.${chatId}`;

/** A chat user's token of one chat, kept in this browser; null where there is none, or nothing may be kept. */
export function readGuestToken(chatId: number): string | null {
  try {
    return localStorage.getItem(nameOf(chatId));
  } catch {
    return null; // storage is off
  }
}

export function writeGuestToken(chatId: number, token: string | null): void {
  try {
    if (token === null) localStorage.removeItem(nameOf(chatId));
    else localStorage.setItem(nameOf(chatId), token);
  } catch {
    // Storage is off: the token lives as long as the page.
  }
}
