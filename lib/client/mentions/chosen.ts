import { findSpans, folded } from "@/lib/mentions/spans";

/** Whom one has chosen from suggestions, by room: two people may have the same name. */
const chosen = new Map<number, Array<{ id: number; name: string }>>();

/**
 * Somebody was chosen to be called. Of those with one name the last one chosen is meant,
 * unless the text already calls another one by it.
 */
export function noteChosen(roomId: number, person: { id: number; name: string }, textBefore: string): void {
  const isSame = (name: string) => folded(name) === folded(person.name);
  const isCalledAlready = findSpans(textBefore, "@", [{ name: person.name, called: true }]).length > 0;
  const others = chosenIn(roomId).filter(
    ({ id, name }) => id !== person.id && (isCalledAlready || !isSame(name)),
  );
  chosen.set(roomId, [...others, person]);
}

/** Those of the chosen whom a text calls; undefined where it calls none of them. */
export function chosenFor(roomId: number, text: string): number[] | undefined {
  const names = chosenIn(roomId).map(({ id, name }) => ({ name, called: id }));
  const ids = new Set(findSpans(text, "@", names).flatMap(({ called }) => called));
  return ids.size > 0 ? [...ids] : undefined;
}

function chosenIn(roomId: number) {
  return chosen.get(roomId) ?? [];
}
