/** Limits that forms show too; apart from the schemas, so that the browser need not load zod for a number. */

/** Characters (code points) of a message. */
export const TEXT_LIMIT = 16_384;

/** UTF-16 units of a draft: more than a message may have, since it can still be shortened. */
export const DRAFT_LIMIT = 65_536;

// The published API names none for these; they are ours.
export const ROOM_NAME_LIMIT = 255;
export const TOPIC_LIMIT = 500;
export const KEY_NAME_LIMIT = 100;
export const ABOUT_LIMIT = 300;
export const WORKSPACE_NAME_LIMIT = 80;
export const TOKEN_NAME_LIMIT = 100;

/** Characters of a note's title (contract 2.15). */
export const NOTE_TITLE_LIMIT = 135;

/** Calls per second of a workspace key: what the contract says, and the most that an admin may allow. */
export const KEY_RATE = 5;
export const KEY_RATE_LIMIT = 1_000;
