/**
 * What a person may choose about the app, the choices of each; the first is what counts
 * for whoever has not chosen. Stored in words, so that a choice can be added later.
 */
export const PREFERENCE_CHOICES = {
  /** What sends a message. */
  sendKey: ["enter", "mod-enter"],
  /** What Enter does between the fences of a code block. */
  enterInCode: ["newline", "send"],
  /** How wide the text of messages may get. */
  textWidth: ["column", "full"],
  density: ["comfortable", "compact"],
  /** Single letters on a focused message. */
  letterKeys: ["on", "off"],
  /** Where a room with something new is opened. */
  startAt: ["unread", "newest"],
  /** What marks a room read: its newest message on screen, or the reader alone. */
  markRead: ["seen", "by-hand"],
  /** Which new messages a screen reader says. */
  announce: ["all", "mentions", "off"],
  /** "browser": as chosen in each browser. */
  theme: ["browser", "system", "light", "dark"],
  /** Whether pictures and films in messages are fetched by themselves. */
  media: ["show", "on-request"],
} as const;

export type PreferenceName = keyof typeof PREFERENCE_CHOICES;

export type Preferences = { [Name in PreferenceName]: (typeof PREFERENCE_CHOICES)[Name][number] };
