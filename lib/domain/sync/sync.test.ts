import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { changeMemberSettings } from "@/lib/domain/members/change-settings";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { editMessage } from "@/lib/domain/messages/edit-message";
import { listMessagesAfter } from "@/lib/domain/messages/list-messages";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import type { Message } from "@/lib/domain/messages/types";
import { react } from "@/lib/domain/reactions/react";
import { removeReaction } from "@/lib/domain/reactions/remove-reaction";
import { flagDelivered } from "@/lib/domain/receipts/flag-delivered";
import { listRecords } from "@/lib/domain/receipts/list-records";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import type { Reaction, Receipt } from "@/lib/domain/receipts/types";
import { getRoom } from "@/lib/domain/rooms/get-room";
import { leaveRoom } from "@/lib/domain/rooms/leave-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";
import { updateRoom } from "@/lib/domain/rooms/update-room";
import { listChangedMessages, listModifiedMessages } from "@/lib/domain/sync/list-changed-messages";
import { listChangedRecords } from "@/lib/domain/sync/list-changed-records";
import { listChangedRooms } from "@/lib/domain/sync/list-changed-rooms";
import type { SyncPage, SyncRequest } from "@/lib/domain/sync/read-page";
import { aDevice, aRoom, aUser, type TestUser } from "@/lib/testing/builders";

// Several people write in two rooms while their devices sync, page by small page. In
// the end each device must hold exactly what the server has for it. How the writes and
// the pages fall between each other is left to the machine.

const ROWS_OF_A_PAGE = 5;

/** A client's copy of one stream, filled by nothing but sync. */
class Copy<Row> {
  readonly held = new Map<number, string>();
  private since = 0;

  constructor(
    private readonly actor: Actor,
    private readonly read: (actor: Actor, request: SyncRequest) => Promise<SyncPage<Row>>,
    private readonly toHeld: (row: Row) => { id: number; modifiedAt: Date; facts: unknown },
    /** Clients remember the newest time they were told, or when they began to ask. */
    private readonly remembers: "newest" | "start",
  ) {}

  /**
   * @param pages  after so many the client is cut off: it keeps what it was told, and asks again from where it began
   * @returns the ids that it was told
   */
  async sync(pages = Number.POSITIVE_INFINITY): Promise<number[]> {
    const start = Date.now();
    const told: Array<{ id: number; modifiedAt: Date }> = [];
    for (let page = 1; page <= pages; page++) {
      const request = { since: new Date(this.since), page, limit: ROWS_OF_A_PAGE };
      const { rows, count } = await this.read(this.actor, request);
      for (const row of rows.map(this.toHeld)) {
        told.push(row);
        this.held.set(row.id, JSON.stringify(row.facts));
      }
      if (count > page * ROWS_OF_A_PAGE) continue;
      const newest = Math.max(this.since, ...told.map(({ modifiedAt }) => modifiedAt.getTime()));
      this.since = this.remembers === "newest" ? newest : start;
      break;
    }
    return told.map(({ id }) => id);
  }
}

const toHeldRoom = ({ id, name, modifiedAt, members }: RoomWithMembers) => ({
  id,
  modifiedAt,
  facts: { name, members: members.map(({ userId, isAdmin }) => [userId, isAdmin]) },
});
const toHeldMessage = ({ id, modifiedAt, body, deletedAt }: Message) => ({
  id,
  modifiedAt,
  facts: { text: body.text, isDeleted: deletedAt !== null },
});
const toHeldRecord = (record: Receipt | Reaction) => ({
  id: record.id,
  modifiedAt: record.modifiedAt,
  facts: {
    ...{ kind: record.kind, userId: record.userId, messageId: record.messageId },
    ...(record.kind === "reaction" ? { emoji: record.emoji, isRemoved: record.removedAt !== null } : {}),
  },
});

function aClient(actor: Actor, remembers: "newest" | "start") {
  return {
    actor,
    rooms: new Copy(actor, listChangedRooms, toHeldRoom, remembers),
    messages: new Copy(actor, listChangedMessages, toHeldMessage, remembers),
    modified: new Copy(actor, listModifiedMessages, toHeldMessage, remembers),
    records: new Copy(actor, listChangedRecords, ({ record }) => toHeldRecord(record), remembers),
  };
}
type Client = ReturnType<typeof aClient>;
const streamsOf = ({ rooms, messages, modified, records }: Client) => [rooms, messages, modified, records];

type World = { people: TestUser[]; rooms: RoomId[]; said: Message[] };
type Act = (world: World, actor: Actor, n: number) => Promise<unknown>;

const pick = <T>(list: T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const idOf = ({ said }: World, n: number) => pick(said, n)?.id ?? (0 as MessageId);
const roomOf = ({ rooms }: World, n: number) => pick(rooms, n) ?? (0 as RoomId);

const ACTS: Record<string, Act> = {
  says: async (world, actor, n) => {
    const message = { roomId: roomOf(world, n), type: "text", body: { text: `said ${n}` } };
    world.said.push(await sendMessage(actor, message));
  },
  edits: (world, actor, n) => editMessage(actor, idOf(world, n), { text: `edited ${n}` }),
  deletes: (world, actor, n) => deleteMessage(actor, idOf(world, n), "all"),
  hides: (world, actor, n) => deleteMessage(actor, idOf(world, n), "user"),
  reacts: (world, actor, n) => react(actor, idOf(world, n), `${n}`),
  unreacts: async (_world, actor) => {
    const own = await db().reaction.findFirst({ where: { userId: actor.userId, removedAt: null } });
    if (own) await removeReaction(actor, own.id);
  },
  sees: (world, actor, n) => markSeen(actor, roomOf(world, n)),
  gets: (world, actor, n) =>
    flagDelivered(
      actor,
      world.said
        .filter(({ roomId, seq }) => roomId === roomOf(world, n) && seq % 3 !== 0)
        .map(({ id }) => id),
    ),
  renames: (world, actor, n) => updateRoom(actor, roomOf(world, n), { name: `Room ${n}` }),
  mutes: (world, actor, n) => changeMemberSettings(actor, roomOf(world, n), { muted: n % 2 === 0 }),
  leaves: (world, actor, n) => leaveRoom(actor, roomOf(world, n)),
  // The first of the people is the admin of both rooms, and stays.
  invites: (world, actor, n) =>
    updateRoom(actor, roomOf(world, n), { members: { addUserIds: [world.people[2]?.id ?? actor.userId] } }),
};

const deed = fc.record({
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constant("says") },
    {
      weight: 6,
      arbitrary: fc.constantFrom("edits", "deletes", "hides", "reacts", "unreacts", "sees", "gets"),
    },
    { weight: 2, arbitrary: fc.constantFrom("renames", "mutes") },
  ),
  n: fc.nat(50),
});
const comingAndGoing = fc.record({
  does: fc.constantFrom("leaves", "invites", "says", "sees", "reacts"),
  n: fc.nat(50),
});

/** What the rules refuse, say an edit of another's message, is no change; anything else is a bug. */
async function act(world: World, actor: Actor, { does, n }: { does: string; n: number }): Promise<void> {
  await ACTS[does]?.(world, actor, n).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

async function perform(world: World, who: number, deeds: Array<{ does: string; n: number }>): Promise<void> {
  const admin = world.people[0] as TestUser;
  const person = world.people[who] as TestUser;
  for (const one of deeds) await act(world, one.does === "invites" ? admin.actor : person.actor, one);
}

/** Everything that the actor may know now, by stream and id. */
async function stateFor(actor: Actor, roomIds: RoomId[]) {
  const state = {
    rooms: new Map<number, string>(),
    messages: new Map<number, string>(),
    records: new Map<number, string>(),
  };
  for (const roomId of roomIds) {
    if (!(await db().member.count({ where: { roomId, userId: actor.userId } }))) continue;
    put(state.rooms, toHeldRoom(await getRoom(actor, roomId)));
    const { messages } = await listMessagesAfter(actor, roomId, { afterSeq: 0, limit: 1_000 });
    for (const message of messages) {
      put(state.messages, toHeldMessage(message));
      const records = await listRecords(actor, message.id, { isReactionsOnly: false });
      for (const record of records) put(state.records, toHeldRecord(record));
    }
  }
  return state;
}

function put(held: Map<number, string>, { id, facts }: { id: number; facts: unknown }): void {
  held.set(id, JSON.stringify(facts));
}

test("whatever is written while they page, every device ends with what the server has", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 5, maxLength: 15 }),
      fc.array(deed, { minLength: 5, maxLength: 15 }),
      fc.array(comingAndGoing, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      async (anas, bens, cleos, syncs) => {
        const people = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
        const rooms = [await aRoom(people), await aRoom(people)];
        const world: World = { people, rooms, said: [] };
        const clients: Client[] = [];
        for (const { id, actor } of people) {
          clients.push(aClient(actor, "newest"), aClient({ ...actor, deviceId: await aDevice(id) }, "start"));
        }
        const syncing = clients.map(async (client) => {
          for (const pages of syncs) for (const stream of streamsOf(client)) await stream.sync(pages);
        });
        await Promise.all([
          perform(world, 0, anas),
          perform(world, 1, bens),
          perform(world, 2, cleos),
          ...syncing,
        ]);

        for (const client of clients) {
          for (const stream of streamsOf(client)) await stream.sync();
          const expected = await stateFor(client.actor, rooms);
          // Cleo may hold what she read before she left, too.
          const isLoyal = client.actor.userId !== people[2]?.id;
          for (const name of ["rooms", "messages", "records"] as const) {
            const held = client[name].held;
            const known = isLoyal ? held : new Map([...held].filter(([id]) => expected[name].has(id)));
            expect(sorted(known)).toEqual(sorted(expected[name]));
          }
          for (const [id, facts] of client.modified.held) {
            if (expected.messages.has(id)) expect(facts).toBe(expected.messages.get(id));
          }
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
});

const sorted = (held: Map<number, string>) => [...held].sort(([a], [b]) => a - b);

test("a message that commits late, stamped before others that have been told, is told with them", async () => {
  const ana = await aUser("Ana");
  const [slowRoom, quickRoom] = [await aRoom([ana]), await aRoom([ana])];
  const [stored, gate] = [aSignal(), aSignal()];
  const slow = inTransaction(async (tx) => {
    const about = { roomId: slowRoom, actorId: ana.id, objects: ["Team"], objectIds: [slowRoom] };
    await storeSystemMessage(tx, { ...about, kind: "updated_group_name" });
    stored.give();
    await gate.given;
  });
  await stored.given;
  const quick = await sendMessage(ana.actor, { roomId: quickRoom, type: "text", body: { text: "quick" } });
  const page = listChangedMessages(ana.actor, { since: new Date(0), page: 1 });
  const first = await Promise.race([
    page,
    slow.then(() => null),
    db()
      .user.count()
      .then(() => null),
  ]);
  expect(first).toBeNull();
  gate.give();
  await slow;
  const rooms = (await page).rows.map(({ roomId }) => roomId);
  expect(rooms).toEqual([slowRoom, quick.roomId]);
});

function aSignal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

test("where nothing is written, no page tells of anything twice", async () => {
  const ana = await aUser("Ana");
  const roomId = await aRoom([ana, await aUser("Ben")]);
  const world: World = { people: [ana], rooms: [roomId], said: [] };
  for (let n = 0; n < 10; n++)
    for (const does of ["says", "edits", "hides", "reacts"]) await act(world, ana.actor, { does, n });
  const client = aClient(ana.actor, "newest");
  for (const stream of streamsOf(client)) {
    const ids = await stream.sync();
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await stream.sync()).toEqual([]);
  }
});
