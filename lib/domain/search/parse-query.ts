import { fold } from "@/lib/domain/search/fold";

/** What somebody looks for, in words and filters; all of it folded as texts are. */
export type SearchQuery = {
  /** All must be in the message, each as it is: a quoted phrase is one. */
  terms: string[];
  /** One of these in the author's name; "me" is the asker. */
  from: string[];
  /** One of these in the room's name, or in the other person's in a direct room. */
  in: string[];
  /** All of these. */
  has: Attachment[];
  /** Exclusive. */
  before: Date | null;
  /** Inclusive. */
  after: Date | null;
};

const ATTACHMENTS = ["file", "link", "image"] as const;
export type Attachment = (typeof ATTACHMENTS)[number];

const PIECE = /(?:(from|in|before|after|has):)?(?:"([^"]*)"|(\S+))/giu;
const DAY_MS = 86_400_000;
const MOST_TERMS = 12;

/**
 * `plan from:ana in:"Book club" has:link after:2026-01-31 "exact words"`. What looks
 * like a filter and is none (`has:milk`) is looked for as the words that it is.
 *
 * @param utcOffset minutes by which the asker's days begin before those of UTC
 */
export function parseQuery(text: string, utcOffset = 0): SearchQuery {
  const query: SearchQuery = { terms: [], from: [], in: [], has: [], before: null, after: null };
  for (const [piece, filter, phrase, word] of text.matchAll(PIECE)) {
    const value = fold((phrase ?? word ?? "").trim());
    if (value !== "" && !readFilter(query, filter?.toLowerCase(), value, utcOffset)) {
      query.terms.push(filter ? fold(piece) : value);
    }
  }
  return { ...query, terms: query.terms.slice(0, MOST_TERMS) };
}

export function isEmptyQuery({ terms, from, has, before, after, ...rest }: SearchQuery): boolean {
  return [terms, from, rest.in, has].every((list) => list.length === 0) && !before && !after;
}

/** False where it is no filter after all. */
function readFilter(
  query: SearchQuery,
  filter: string | undefined,
  value: string,
  utcOffset: number,
): boolean {
  switch (filter) {
    case "from":
    case "in":
      query[filter].push(value);
      return true;
    case "has": {
      const kind = ATTACHMENTS.find((each) => each === value);
      if (kind) query.has.push(kind);
      return kind !== undefined;
    }
    case "before":
    case "after": {
      const day = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
      if (Number.isNaN(day)) return false;
      const begin = day - utcOffset * 60_000;
      query[filter] = new Date(filter === "before" ? begin : begin + DAY_MS);
      return true;
    }
    default:
      return false;
  }
}
