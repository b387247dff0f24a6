// Sizes that a form shows and the core enforces. Plain numbers: this file also runs in the browser.

/** In characters, as a person counts them. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;
