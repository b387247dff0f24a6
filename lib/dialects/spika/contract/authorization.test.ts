import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as postByKey } from "@/app/api/messaging/messages/route";
import { config } from "@/lib/config";
import type { Handler } from "@/lib/dialects/endpoint";
import {
  type Case,
  comers,
  isOutsider,
  kindsOf,
  statusFor,
} from "@/lib/dialects/spika/contract/authorization/case";
import { MESSAGE_LISTS } from "@/lib/dialects/spika/contract/authorization/message-lists";
import { MESSAGES } from "@/lib/dialects/spika/contract/authorization/messages";
import { OWN } from "@/lib/dialects/spika/contract/authorization/own";
import {
  type People,
  type Person,
  plantBadTokens,
  plantPeople,
  ROLES,
  type Role,
} from "@/lib/dialects/spika/contract/authorization/people";
import { ROOM_THINGS } from "@/lib/dialects/spika/contract/authorization/room-things";
import { ROOMS } from "@/lib/dialects/spika/contract/authorization/rooms";
import {
  KINDS,
  type Kind,
  leaks,
  noteOpened,
  tells,
} from "@/lib/dialects/spika/contract/authorization/secrets";
import { stateOf } from "@/lib/dialects/spika/contract/authorization/state";
import {
  plantBytes,
  plantTargets,
  type Target,
  UNKNOWN,
} from "@/lib/dialects/spika/contract/authorization/targets";
import { DESCRIPTIONS } from "@/lib/docs/documents";
import { DOCUMENTED_METHODS } from "@/lib/docs/openapi";
import { saveChunk } from "@/lib/domain/files/save-chunk";
import { routes } from "@/lib/generated/routes";
import { provide } from "@/lib/singleton";
import { aUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

// Who may do what: every mounted call, asked by everybody, of what is theirs, somebody
// else's, deleted and unknown. A call without a line in the table fails the first test.

const TABLE: Record<string, Case[]> = { ...ROOMS, ...ROOM_THINGS, ...MESSAGES, ...MESSAGE_LISTS, ...OWN };

const { dialects = [] } = DESCRIPTIONS.messenger ?? {};
const MOUNTED = routes.flatMap(({ path, exports }) =>
  DOCUMENTED_METHODS.flatMap((method) => {
    const handler = exports[method] as Handler | undefined; // a route exports handlers alone
    const isOurs = handler?.spec && dialects.includes(handler.spec.dialect) && !path.includes("[...");
    return isOurs ? { title: `${method} ${path}`, method, handler } : [];
  }),
);

type Way = Case & { title: string; method: string; handler: Handler };
const WAYS: Way[] = MOUNTED.flatMap(({ title, method, handler }) =>
  (TABLE[title] ?? []).map((way) => {
    return { ...way, title: way.name ? `${title}: ${way.name}` : title, method, handler };
  }),
);

let people: People;
let targets: Record<Kind, Target>;
let spare: Record<Kind, Target[]>;
let bad: { expired: string; unverified: string };
let stateBefore: string;

const before = config();
beforeAll(async () => {
  provide("config", { ...before, teamMode: false, rateLimits: false });
  provide("publisher", { publish: async () => undefined, terminateUser: async () => undefined });
  people = await plantPeople();
  bad = await plantBadTokens();
  const [group, pair, closed, gone] = await plantTargets(people, [...KINDS]);
  if (!group || !pair || !closed || !gone) throw new Error("not every kind was planted");
  targets = { group, pair, closed, gone };
  const wanted = WAYS.flatMap((way) =>
    visits(way).flatMap((visit) => (spends(way, visit) ? visit.kind : [])),
  );
  const planted = await plantTargets(people, wanted);
  spare = { group: [], pair: [], closed: [], gone: [] };
  for (const target of planted) if (target.kind !== "unknown") spare[target.kind].push(target);
  for (const kind of KINDS) await plantBytes(targets[kind]);
  stateBefore = await stateOf(Object.values(targets));
  await saveChunk(people.admin.actor, { clientId: "admins", place: 0, bytes: Buffer.from("hello") });
});
afterAll(() => provide("config", before));

test("every mounted call has its lines in the table, and every line its call", () => {
  expect(Object.keys(TABLE).sort()).toEqual(MOUNTED.map(({ title }) => title).sort());
});

describe("whoever is not concerned", () => {
  test.each(titled(WAYS))("%s", async (_, way) => {
    const outside = visits(way).filter(({ kind, role }) => isOutsider(role, kind) || way.except?.[role]);
    const answers = await Promise.all(outside.map((visit) => answered(way, visit)));
    expect(table(answers)).toEqual(table(outside));
    expect(answers.flatMap(leaked)).toEqual([]);

    if (way.spendsCaller) return;
    const unknown = await ask(way, people.stranger, UNKNOWN);
    const different = answers.filter(({ kind, status, role, text }) => {
      if (way.except?.[role]) return false;
      if (status >= 400) return text !== unknown.text;
      const unnamed = text.replaceAll(String(targets[kind].roomId), String(UNKNOWN.roomId));
      return way.tellsNothing && unnamed !== unknown.text;
    });
    if (!way.toldApart) return expect(different).toEqual([]);
    // There is one sentence for what is somebody else's, whatever it is.
    expect([unknown.status, way.toldApart[1]]).toEqual(way.toldApart);
    for (const role of ROLES) {
      expect(
        new Set(different.filter((answer) => answer.role === role).map(({ text }) => text)).size,
      ).toBeLessThan(2);
    }
  });

  test("has changed nothing", async () => {
    expect(await stateOf(Object.values(targets))).toBe(stateBefore);
  });
});

describe("whoever is concerned", () => {
  test.each(titled(WAYS.filter((way) => visits(way).some(({ kind, role }) => !isOutsider(role, kind)))))(
    "%s",
    async (_, way) => {
      const inside = visits(way).filter(({ kind, role }) => !isOutsider(role, kind) && !way.except?.[role]);
      const answers = await Promise.all(inside.map((visit) => answered(way, visit)));
      expect(table(answers)).toEqual(table(inside));
      expect(answers.flatMap(leaked)).toEqual([]);
      const told = answers.find(({ kind, role }) => kind === "group" && role === "admin")?.text ?? "";
      expect((way.tells ?? []).filter((secret) => !tells(told, secret))).toEqual([]);
    },
  );
});

describe("whoever has no token that counts", () => {
  const CLOSED = MOUNTED.filter(({ handler }) => !handler.spec?.isOpen);
  const OPEN = WAYS.filter(({ handler }) => handler.spec?.isOpen);

  test.each(titled(CLOSED))("%s", async (_, { title, method, handler }) => {
    const [way] = TABLE[title] ?? [];
    if (!way) throw new Error("not in the table");
    const sent = way.send(targets.group, people.member, people);
    const said = await Promise.all(
      [undefined, "unknown", targets.group.key, bad.expired, bad.unverified].map(async (token) => {
        const { status, text, headers } = await call(handler, { method, token, ...textual(sent) });
        return [status, text, headers.get("content-type")];
      }),
    );
    const { none, unknown, expired, unverified } = WORDS[handler.spec?.dialect ?? ""] ?? WORDS.messenger;
    const PLAIN = "text/plain; charset=utf-8";
    expect(said).toEqual([none, unknown, unknown, expired, unverified].map((text) => [401, text, PLAIN]));
  });

  test.each(titled(OPEN))("%s, which is open", async (_, { method, handler, ...way }) => {
    const status = way.anonymous ?? statusFor(way, "stranger", "group");
    const sent = textual(way.send(targets.group, people.stranger, people));
    const unnamed = await call(handler, { method, ...sent });
    expect(unnamed.status).toBe(status);
    if (!way.anonymous) expect(leaks(unnamed.text, null)).toEqual([]);
    // Who says a name by a token is to be who they say.
    const asked = handler.spec?.dialect === "upload" ? 401 : status;
    for (const token of ["unknown", targets.group.key, bad.expired]) {
      expect((await call(handler, { method, token, ...sent })).status).toBe(asked);
    }
  });
});

/** The plain texts of contract 1.7. */
const MESSENGER_WORDS = {
  none: "No access token",
  unknown: "Invalid access token",
  expired: "Expired access token",
  unverified: "User is not verified",
};
const WORDS: { messenger: typeof MESSENGER_WORDS } & Record<string, typeof MESSENGER_WORDS> = {
  messenger: MESSENGER_WORDS,
  upload: { ...MESSENGER_WORDS, expired: "Access token expired" },
  stream: { ...MESSENGER_WORDS, none: "Invalid access token", expired: "Token is expired" },
};

describe("the Messaging API", () => {
  const post = (token: string | undefined, { roomId }: { roomId: number }) =>
    call(postByKey, { token, body: { roomId, type: "text", body: { text: "Hello" } } });

  test("takes no person's token", async () => {
    const tokens = Object.values(people).map(({ token }) => token);
    for (const token of [undefined, "unknown", bad.expired, targets.gone.key, ...tokens]) {
      expect((await post(token, targets.group)).status).toBe(401);
    }
  });

  test("takes a key for its own room alone, and says nothing of others", async () => {
    const { key } = targets.group;
    const unknown = await post(key, UNKNOWN);
    expect(unknown.status).toBe(400);
    for (const target of [targets.pair, targets.closed]) {
      const answer = await post(key, target);
      expect([answer.status, answer.text]).toEqual([unknown.status, unknown.text]);
    }
    expect((await post(targets.closed.key, targets.closed)).status).toBe(403);
    const { status, text } = await post(key, targets.group);
    expect([status, leaks(text, null)]).toEqual([200, []]);
  });
});

type Visit = { kind: Kind; role: Role; status: number };
type Answer = Visit & { text: string };

/** Who comes to what, and what they are to be answered. */
function visits(way: Case): Visit[] {
  if (way.spendsCaller)
    return [{ kind: "group", role: "stranger", status: statusFor(way, "stranger", "group") }];
  return kindsOf(way).flatMap((kind) =>
    comers(way, kind).map((role) => ({ kind, role, status: statusFor(way, role, kind) })),
  );
}

/** Whether the call changes its target, so that it takes one of its own. */
function spends(way: Way, { kind, role, status }: Visit): boolean {
  if (way.method === "GET" || status >= 400) return false;
  return way.send.length > 0 && (way.letsIn || !isOutsider(role, kind));
}

async function answered(way: Way, visit: Visit): Promise<Answer> {
  const target = spends(way, visit) ? spare[visit.kind].pop() : targets[visit.kind];
  if (!target) throw new Error("too few targets were planted");
  if ((way.givesAway || way.letsIn) && target !== targets[visit.kind]) noteOpened(target.n);
  const isLetIn = way.letsIn && isOutsider(visit.role, visit.kind);
  const caller =
    way.spendsCaller || isLetIn ? { ...people.stranger, ...(await aUser()) } : people[visit.role];
  const { status, text } = await ask(way, caller, target);
  return { ...visit, status, text: isLetIn && status === 200 ? "" : text }; // a member's by now
}

async function ask(way: Way, caller: Person, target: Target): Promise<{ status: number; text: string }> {
  const sent = textual(way.send(target, caller, people));
  const { status, text } = await call(way.handler, { method: way.method, token: caller.token, ...sent });
  return { status, text };
}

/** The parts of a path are text on their way in. */
function textual({ params = {}, ...sent }: ReturnType<Case["send"]>) {
  return {
    ...sent,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
  };
}

/** With their titles first, which vitest prints whole. */
function titled<Row extends { title: string }>(rows: Row[]): Array<[string, Row]> {
  return rows.map((row) => [row.title, row]);
}

function table(rows: Visit[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ kind, role, status }) => [`${kind}: ${role}`, status]));
}

function leaked({ kind, role, text }: Answer): string[] {
  return leaks(text, role).map((word) => `${kind}: ${role} reads ${word}`);
}
