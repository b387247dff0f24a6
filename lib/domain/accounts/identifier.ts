import { parsePhoneNumberFromString } from "libphonenumber-js";
import { DomainError } from "@/lib/domain/errors";

/** What a person signs in by. `value` is the one stored form of it. */
export type Identifier = { kind: "email" | "phone"; value: string };

const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const ADDRESS = new RegExp(`^(?=.{3,254}$)(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})*$`);

/**
 * An e-mail address or phone number as a person typed it, in its stored form.
 *
 * @throws DomainError `invalid` (`invalid_identifier`)
 */
export function requireIdentifier(text: string): Identifier {
  const identifier = parseIdentifier(text);
  if (identifier) return identifier;
  throw new DomainError(
    "invalid",
    "invalid_identifier",
    "Enter an e-mail address such as ana@example.org, or a phone number with its country code such as +385 91 234 5678.",
  );
}

/** null: it is neither. */
export function parseIdentifier(text: string): Identifier | null {
  const email = parseEmail(text);
  if (email) return { kind: "email", value: email };
  const phone = parsePhone(text);
  return phone ? { kind: "phone", value: phone } : null;
}

/**
 * One plain address in lower case, or null. Unicode is folded first and checked after,
 * so that what was checked is what is used; an @ that only becomes one by folding,
 * quoted names, comments and lists are refused, because mail software reads them
 * differently from one another.
 */
export function parseEmail(text: string): string | null {
  if (text.length > 320 || text.split("@").length !== 2) return null;
  const folded = text.normalize("NFKC").trim().toLowerCase();
  return ADDRESS.test(folded) ? folded : null;
}

/** E.164, or null. The country code is needed; spaces, dashes and brackets are not minded. */
export function parsePhone(text: string): string | null {
  if (text.length > 40) return null;
  const folded = text.normalize("NFKC").trim();
  if (!/^(\+|00)[\d\s().\-/]+$/.test(folded)) return null;
  const phone = parsePhoneNumberFromString(folded.replace(/^00/, "+"));
  return phone?.isPossible() ? phone.number : null;
}

/**
 * The one form in which a telephone number is stored. The messenger API takes any text for a
 * number: what has the shape of E.164 stays to the letter, what a person typed is brought into
 * it where it can be, and of all else only the blanks around it go.
 */
export function storedNumber(text: string): string {
  const folded = text.normalize("NFKC").trim();
  return /^\+\d{5,15}$/.test(folded) ? folded : (parsePhone(folded) ?? folded);
}
