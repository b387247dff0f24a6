import { timingSafeEqual } from "node:crypto";

/** The only way two secrets are compared. Their length may show, their content does not. */
export function isSameSecret(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
