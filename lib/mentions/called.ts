import { EVERYBODY } from "@/lib/mentions/everybody";
import { type Callable, findSpans, folded, type Span } from "@/lib/mentions/spans";

/** What everybody is called. */
export const EVERYBODY_NAMES = ["room", "all", "everyone", "channel"] as const;

export type Person = { id: number; name: string };

/**
 * Whom a text calls: members by their name or, where nobody else has it, their first
 * name; everybody by `@room`. Of several people with one name those are meant whom
 * the sender chose, or all of them where the sender chose nobody.
 *
 * @param chosen  ids that the sender's client knows it means; others in it call nobody
 * @returns ids, `EVERYBODY` among them, each once
 */
export function calledIn(text: string, people: Person[], chosen: Iterable<number> = []): number[] {
  const wanted = new Set(chosen);
  const ids = new Set<number>();
  for (const { called } of peopleSpans(text, people)) for (const id of meant(called, wanted)) ids.add(id);
  return [...ids].sort((a, b) => a - b);
}

/** Where a text calls people or everybody. */
export function peopleSpans(text: string, people: Person[]): Span<number>[] {
  return findSpans(text, "@", [...everybody(), ...byFullName(people), ...byFirstName(people)]);
}

/** Of people with one name those who were chosen, else all. */
export function meant(called: number[], chosen: ReadonlySet<number>): number[] {
  const some = called.filter((id) => chosen.has(id));
  return some.length > 0 ? some : called;
}

function everybody(): Callable<number>[] {
  return EVERYBODY_NAMES.map((name) => ({ name, called: EVERYBODY }));
}

function byFullName(people: Person[]): Callable<number>[] {
  return people.map(({ id, name }) => ({ name, called: id }));
}

/** First names that are nobody's whole name, and only one person's. */
function byFirstName(people: Person[]): Callable<number>[] {
  const taken = new Set<string>([...EVERYBODY_NAMES, ...people.map(({ name }) => folded(name.trim()))]);
  const firsts = people.flatMap(({ id, name }) => {
    const [first = "", ...rest] = name.trim().split(/\s+/u);
    return rest.length > 0 && !taken.has(folded(first)) ? [{ id, first, key: folded(first) }] : [];
  });
  const counts = new Map<string, number>();
  for (const { key } of firsts) counts.set(key, (counts.get(key) ?? 0) + 1);
  return firsts
    .filter(({ key }) => counts.get(key) === 1)
    .map(({ id, first }) => ({ name: first, called: id }));
}
