import { DomainError } from "@/lib/domain/errors";
import type { MessageBody } from "@/lib/domain/messages/types";

/** Code points; the contract's limit for the text of a message. */
export const TEXT_LIMIT = 16_384;
const DEEPEST = 32;

/**
 * A body as it can be stored: PostgreSQL's jsonb refuses NUL and halves of
 * surrogate pairs, so the first is refused with a sentence and the second replaced
 * by U+FFFD, as every browser shows it.
 *
 * @throws DomainError `invalid`/"nul_character", "too_deep"
 */
export function storableBody(body: MessageBody): MessageBody {
  return storable(body, 0) as MessageBody; // an object stays an object
}

/** @throws DomainError `invalid`/"text_missing" when there is nothing but white space, "text_too_long" over the limit */
export function requireText(text: unknown): string {
  if (typeof text !== "string" || text.trim() === "") {
    throw new DomainError("invalid", "text_missing", "Text is missing");
  }
  requireShort(text);
  return text;
}

/** @throws DomainError `invalid`/"text_too_long" over the limit */
export function requireShort(text: string): void {
  // Counting code points is needed only where there are more units than the limit.
  if (text.length > TEXT_LIMIT && Array.from(text).length > TEXT_LIMIT) {
    throw new DomainError("invalid", "text_too_long", `Text is over the limit of ${TEXT_LIMIT} characters`);
  }
}

/** For text that stands in a column of its own. */
export function storableText(text: string, name: string): string {
  if (text.includes("\u0000")) {
    throw new DomainError("invalid", "nul_character", `${name} must not contain the character U+0000`);
  }
  return text.isWellFormed() ? text : text.toWellFormed();
}

function storable(value: unknown, depth: number): unknown {
  if (typeof value === "string") return storableText(value, "body");
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) throw new DomainError("invalid", "too_deep", "body is nested too deeply");
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [storableText(name, "body"), storable(member, depth + 1)]),
  );
}
