import {
  type People,
  type Person,
  ROLES,
  type Role,
} from "@/lib/dialects/spika/contract/authorization/people";
import { KINDS, type Kind, type Secret } from "@/lib/dialects/spika/contract/authorization/secrets";
import type { Target } from "@/lib/dialects/spika/contract/authorization/targets";

/** A request without its token. */
export type Sent = {
  method?: "HEAD";
  params?: Record<string, string | number>;
  query?: Record<string, string | number>;
  body?: unknown;
};

/** One way to use a call, and what it answers to whom. */
export type Case = {
  /** Where a call is used in more than one way. */
  name?: string;
  send: (target: Target, caller: Person, people: People) => Sent;
  answers: Answers;
  /** Roles that are answered otherwise, wherever they come. */
  except?: Partial<Record<Role, number>>;
  /**
   * Where the contract gives what is unknown a row of its own beside "not a member":
   * its status, and the section. Everywhere else the two answer alike, to the byte.
   */
  toldApart?: readonly [status: number, section: string];
  /** What an admin of the group is told by it: proof that the secrets are looked for in the right place. */
  tells?: Secret[];
  /** Without it every kind; a group alone where the request names nothing of it. */
  kinds?: readonly Kind[];
  /** Without it everybody comes. */
  roles?: readonly Role[];
  /** The answer of an open call to whoever says no name, where it is not a stranger's. */
  anonymous?: number;
  /** To outsiders a success is, but for the id, what it is of something unknown. */
  tellsNothing?: boolean;
  /** The call makes whoever may use it a member of the room. */
  letsIn?: boolean;
  /** Whoever may use the call tells others by it what they know. */
  givesAway?: boolean;
  /** The caller is not there any more, or not with this token. */
  spendsCaller?: boolean;
};

/** The status for whoever stands so to the target. */
export type Answers = {
  /** Not a member of the room. */
  outsider: number;
  /** In a group. */
  newcomer: number;
  member: number;
  admin: number;
  /** In a private room: the one who has blocked the other, and the other. */
  blocker: number;
  blocked: number;
  /** In a group that was deleted. */
  closedMember: number;
  closedAdmin: number;
  /** To an admin of the group where the thing was deleted. */
  gone: number;
};

/** Reads a line of the table: outsider | newcomer member admin | blocker blocked | closed member, admin | gone. */
export function row(line: string): Answers {
  const cells = line.split(/[\s|]+/).map(Number);
  const [outsider = 0, newcomer = 0, member = 0, admin = 0, blocker = 0, ...rest] = cells;
  const [blocked = 0, closedMember = 0, closedAdmin = 0, gone = 0, ...surplus] = rest;
  if (cells.length !== 9 || cells.some(Number.isNaN) || surplus.length > 0)
    throw new Error(`not a row: ${line}`);
  return { outsider, newcomer, member, admin, blocker, blocked, closedMember, closedAdmin, gone };
}

/** What concerns the caller alone answers everybody alike; lists are looked through for what is not theirs. */
export function everybody(status: number): Answers {
  return row(
    `${status} | ${status} ${status} ${status} | ${status} ${status} | ${status} ${status} | ${status}`,
  );
}

export function statusFor({ answers, except, toldApart }: Case, role: Role, kind: Kind): number {
  const status = except?.[role] ?? answers[standing(role, kind)];
  // What its own admin no longer finds is unknown to everybody.
  const [unknown] = toldApart ?? [];
  const lost = { closed: answers.closedAdmin, gone: answers.gone, group: 0, pair: 0 }[kind];
  return isOutsider(role, kind) && lost === unknown ? lost : status;
}

function standing(role: Role, kind: Kind): keyof Answers {
  if (kind === "pair") return role === "admin" ? "blocker" : role === "blocked" ? "blocked" : "outsider";
  if (role !== "newcomer" && role !== "member" && role !== "admin") return "outsider";
  if (kind === "closed") return role === "admin" ? "closedAdmin" : "closedMember";
  return kind === "gone" ? "gone" : role;
}

export function kindsOf({ send, kinds }: Case): readonly Kind[] {
  return kinds ?? (send.length === 0 ? ["group"] : KINDS);
}

/** Who comes to a target of this kind; to deleted things not all of those who are answered alike. */
export function comers({ roles = ROLES }: Case, kind: Kind): Role[] {
  if (kind === "closed") return roles.filter((role) => AT_CLOSED.includes(role));
  return roles.filter((role) => kind !== "gone" || AT_GONE.includes(role));
}

const AT_CLOSED: readonly Role[] = ["stranger", "removed", "member", "admin"];
const AT_GONE: readonly Role[] = ["stranger", "removed", "admin"];

export function isOutsider(role: Role, kind: Kind): boolean {
  return standing(role, kind) === "outsider";
}
