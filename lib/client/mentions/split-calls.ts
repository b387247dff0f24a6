import { meant, type Person, peopleSpans } from "@/lib/mentions/called";
import { findSpans } from "@/lib/mentions/spans";

export type Calls = {
  people: Person[];
  /** Whom the message calls, as the server says: other names are but words. */
  mentions: number[];
  rooms: Array<{ id: number; name: string }>;
};

/** Words, or the name of somebody (a person's id, or EVERYBODY) or of a room. */
export type Piece = { text: string; person?: number; room?: number };

/** Cuts words at the names that a message calls. */
export function splitCalls(text: string, calls: Calls): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to, ...called } of found(text, calls)) {
    if (from < end) continue;
    if (from > end) pieces.push({ text: text.slice(end, from) });
    pieces.push({ text: text.slice(from, to), ...called });
    end = to;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

function found(text: string, { people, mentions, rooms }: Calls) {
  const called = new Set(mentions);
  const byPerson = peopleSpans(text, people).flatMap(({ from, to, called: ids }) => {
    const person = meant(ids, called).find((one) => called.has(one));
    return person === undefined ? [] : [{ from, to, person }];
  });
  const names = rooms.map(({ id, name }) => ({ name, called: id }));
  const byRoom = findSpans(text, "#", names).flatMap(({ from, to, called: [room] }) =>
    room === undefined ? [] : [{ from, to, room }],
  );
  return [...byPerson, ...byRoom].sort((a, b) => a.from - b.from);
}
