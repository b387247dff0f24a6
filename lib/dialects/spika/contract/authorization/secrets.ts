import type { Role } from "@/lib/dialects/spika/contract/authorization/people";

/**
 * What can be asked for: a group; a private room; a group that was deleted; a group
 * in which each thing was deleted.
 */
export const KINDS = ["group", "pair", "closed", "gone"] as const;
export type Kind = (typeof KINDS)[number];

const NOBODY: readonly Role[] = [];
const MEMBERS: readonly Role[] = ["newcomer", "member", "admin"];
const ELDERS: readonly Role[] = ["member", "admin"];
const ADMINS: readonly Role[] = ["admin"];
const BOTH: readonly Role[] = ["admin", "blocked"];

/** What is planted in every target, and who may come to know it: of groups, and of private rooms. */
const KNOWN_TO = {
  name: { group: MEMBERS, pair: BOTH },
  /** Texts from before the newcomer came, and after. */
  early: { group: ELDERS, pair: BOTH },
  late: { group: MEMBERS, pair: BOTH },
  /** The removed one's, and the blocked one's, of whom the blocker hears nothing. */
  others: { group: ELDERS, pair: ["blocked"] satisfies Role[] as readonly Role[] },
  file: { group: ELDERS, pair: BOTH },
  bytes: { group: ELDERS, pair: BOTH },
  note: { group: MEMBERS, pair: BOTH },
  bot: { group: MEMBERS, pair: BOTH },
  key: { group: ADMINS, pair: BOTH },
  hook: { group: ADMINS, pair: BOTH },
  sign: { group: ADMINS, pair: BOTH },
  code: { group: ADMINS, pair: NOBODY },
  /** In the admin's profile; for contacts and whoever shares a room with them. */
  mail: { group: [...MEMBERS, "colleague", "blocked"] satisfies Role[] as readonly Role[], pair: BOTH },
};
export type Secret = keyof typeof KNOWN_TO;

const kinds = new Map<number, Kind>();
const opened = new Set<number>();

/** The number of a new target, by which its secrets are known. */
export function numberOf(kind: Kind): number {
  const n = kinds.size + 1;
  kinds.set(n, kind);
  return n;
}

/** From now on the secrets of this target may be known: the call itself gives them away. */
export function noteOpened(n: number): void {
  opened.add(n);
}

const PLANTED = /planted(\d+)x([a-z]+)x/g;

/** A word that stands nowhere else: letters and digits, so that it can be a key, a code and part of a URL. */
export function planted(n: number, secret: Secret): string {
  return `planted${n}x${secret}x`;
}

/** The planted words of an answer that this role is not to see. */
export function leaks(text: string, role: Role | null): string[] {
  return [...text.matchAll(PLANTED)].flatMap(([word, number, secret]) => {
    const n = Number(number);
    const knowers = KNOWN_TO[secret as Secret][kinds.get(n) === "pair" ? "pair" : "group"]; // as planted here
    return opened.has(n) || (role !== null && knowers.includes(role)) ? [] : [word];
  });
}

export function tells(text: string, secret: Secret): boolean {
  return [...text.matchAll(PLANTED)].some(([, , found]) => found === secret);
}
