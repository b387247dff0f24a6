/**
 * Every shortcut of the chat, once: the handlers read their keys here, and the dialog of all
 * shortcuts lists them. `mod` is Ctrl, or ⌘ on a Mac.
 */
export const CHAT_KEYS = {
  "mod+k": "switch",
  "mod+shift+f": "search",
  "mod+shift+m": "mentions",
  "mod+shift+\\": "react",
  "mod+.": "panel",
  "alt+arrowup": "roomAbove",
  "alt+arrowdown": "roomBelow",
  "alt+shift+arrowup": "unreadAbove",
  "alt+shift+arrowdown": "unreadBelow",
  "shift+escape": "allRead",
  f6: "region",
  "mod+f6": "region",
  "shift+f6": "regionBack",
  "mod+shift+f6": "regionBack",
  "mod+/": "shortcuts",
} as const;
export type ChatCommand = (typeof CHAT_KEYS)[keyof typeof CHAT_KEYS];

/** On a message that has the focus. The letters can be turned off in the settings. */
export const MESSAGE_KEYS = {
  enter: "menu",
  r: "menu",
  t: "thread",
  e: "edit",
  u: "unread",
  delete: "delete",
} as const;
export type MessageCommand = (typeof MESSAGE_KEYS)[keyof typeof MESSAGE_KEYS];

/** In the field where one writes; composer.tsx and room-screen.tsx act on them. */
export const COMPOSER_KEYS = {
  arrowup: "editLast",
  "shift+arrowup": "replyLatest",
  "mod+u": "attach",
  escape: "markRead",
} as const;

export function chatCommand(event: Pressed): ChatCommand | undefined {
  return find(CHAT_KEYS, nameOf(event));
}

export function messageCommand(event: Pressed): MessageCommand | undefined {
  return find(MESSAGE_KEYS, nameOf(event));
}

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** A key press in the spelling of the tables. */
function nameOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  // With Shift this key is another letter, and not the same one on every keyboard.
  const name = code === "Backslash" && shiftKey ? "\\" : key.toLowerCase();
  // Elsewhere / is typed with Shift: of signs it is the sign that counts.
  const isSign = name.length === 1 && name === key.toUpperCase();
  const parts = [(ctrlKey || metaKey) && "mod", altKey && "alt", shiftKey && !isSign && "shift", name];
  return parts.filter(Boolean).join("+");
}

function find<Table extends object>(table: Table, name: string): Table[keyof Table] | undefined {
  return Object.hasOwn(table, name) ? table[name as keyof Table] : undefined; // it is one of its own
}
