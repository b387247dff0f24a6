/**
 * Those whose name has the keyword at the beginning of a word, then those that have it
 * anywhere; within both they keep their order. All of them for an empty keyword.
 */
export function findByName<T>(items: T[], keyword: string, nameOf: (item: T) => string): T[] {
  const wanted = plain(keyword.trim());
  if (wanted === "") return items;
  const places = items.map((item) => ({ item, place: placeIn(plain(nameOf(item)), wanted) }));
  const ranks = [0, 1, 2].map((rank) => places.filter(({ place }) => place === rank));
  return ranks.flat().map(({ item }) => item);
}

/** 0 at the beginning, 1 at the beginning of a word, 2 anywhere, null nowhere. */
function placeIn(name: string, wanted: string): 0 | 1 | 2 | null {
  const at = name.indexOf(wanted);
  if (at <= 0) return at === 0 ? 0 : null;
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2;
}

/** "Zoë" is found by "zoe", however the letters were typed. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
