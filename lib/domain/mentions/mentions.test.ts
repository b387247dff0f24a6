import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { editMessage } from "@/lib/domain/messages/edit-message";
import { restoreMessage } from "@/lib/domain/messages/restore-message";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import { markUnread } from "@/lib/domain/receipts/mark-unread";
import { changeThread } from "@/lib/domain/threads/change-thread";
import { markThreadSeen } from "@/lib/domain/threads/mark-thread-seen";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";

const TEXTS = ["hello", "@Ben", "@Cleo and @Ben", "@room", "@all @Cleo"];

const who = fc.nat(2);
const text = fc.constantFrom(...TEXTS);
const step = fc.oneof(
  fc.record({ does: fc.constant("say" as const), who, text }),
  fc.record({ does: fc.constant("reply" as const), who, text, alsoInRoom: fc.boolean() }),
  fc.record({ does: fc.constant("edit" as const), nth: fc.nat(20), text }),
  fc.record({ does: fc.constant("delete" as const), nth: fc.nat(20) }),
  fc.record({ does: fc.constant("restore" as const), nth: fc.nat(20) }),
  fc.record({ does: fc.constant("hide" as const), who, nth: fc.nat(20) }),
  fc.record({ does: fc.constant("see" as const), who, upTo: fc.nat(30) }),
  fc.record({ does: fc.constant("unsee" as const), who, from: fc.nat(30) }),
  fc.record({ does: fc.constant("see thread" as const), who, upTo: fc.nat(30) }),
  fc.record({ does: fc.constant("follow" as const), who, isFollowing: fc.boolean() }),
  fc.record({ does: fc.constant("mute" as const), who, isMuted: fc.boolean() }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test("what waits is what calls me, or goes on in a thread that I follow, after my cursor", async () => {
  const people = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const roomId = await aRoom(people);
      const [ana] = people;
      if (!ana) throw new Error("nobody");
      const root = await sendMessage(ana.actor, { roomId, type: "text", body: { text: "root" } });
      const said: Array<{ id: MessageId; by: TestUser }> = [];
      for (const each of steps) await take(each, { people, roomId, rootId: root.id, said });
      expect(await stored(roomId)).toEqual(await counted(roomId));
    }),
    { numRuns: 12 },
  );
}, 120_000);

type Stage = {
  people: TestUser[];
  roomId: RoomId;
  rootId: MessageId;
  said: Array<{ id: MessageId; by: TestUser }>;
};

async function take(step: Step, { people, roomId, rootId, said }: Stage): Promise<void> {
  const person = ("who" in step && people[step.who]) || people[0];
  const message = "nth" in step ? said[step.nth % Math.max(1, said.length)] : undefined;
  if (!person || ("nth" in step && !message)) return;
  const actor = person.actor;
  if (step.does === "say" || step.does === "reply") {
    const place = step.does === "reply" ? { threadRootId: rootId, alsoInRoom: step.alsoInRoom } : {};
    const { id } = await sendMessage(actor, { roomId, type: "text", body: { text: step.text }, ...place });
    said.push({ id, by: person });
  } else if (step.does === "see") await markSeen(actor, roomId, step.upTo);
  else if (step.does === "unsee") await markUnread(actor, roomId, step.from);
  else if (step.does === "see thread") await markThreadSeen(actor, rootId, step.upTo);
  else if (step.does === "follow") await changeThread(actor, rootId, { isFollowing: step.isFollowing });
  else if (step.does === "mute") await changeThread(actor, rootId, { isMuted: step.isMuted });
  else if (message) await change(step, message, actor);
}

async function change(
  step: Step,
  { id, by }: { id: MessageId; by: TestUser },
  actor: TestUser["actor"],
): Promise<void> {
  const { deletedAt } = await db().message.findUniqueOrThrow({ where: { id } });
  if (step.does === "edit" && !deletedAt) {
    // What its author has hidden from themselves they cannot edit either way.
    await editMessage(by.actor, id, { text: step.text });
  } else if (step.does === "delete") await deleteMessage(by.actor, id, "all");
  else if (step.does === "restore") await restoreMessage(by.actor, id);
  else if (step.does === "hide") await deleteMessage(actor, id, "user");
}

/** What the rows say, by person. */
async function stored(roomId: RoomId): Promise<unknown> {
  return db()
    .$queryRaw`SELECT user_id AS "userId", mention_count AS "waiting" FROM member WHERE room_id = ${roomId} ORDER BY 1`;
}

/** The same, counted anew and without the statements that keep it. */
async function counted(roomId: RoomId): Promise<unknown> {
  const [members, messages, hides, standings] = [
    await db().member.findMany({ where: { roomId }, orderBy: { userId: "asc" } }),
    await db().message.findMany({ where: { roomId, deletedAt: null } }),
    await db().messageHide.findMany({ where: { roomId } }),
    await db().threadMember.findMany({ where: { roomId } }),
  ];
  return members.map(({ userId, seenSeq, unreadFrom }) => ({
    userId,
    waiting: messages.filter(({ id, seq, senderId, mentions, threadRootId, alsoInRoom }) => {
      const standing = standings.find((row) => row.rootId === threadRootId && row.userId === userId);
      const isFollowed = standing?.isFollowing && standing.seenSeq < seq;
      return (
        (mentions.includes(0) || mentions.includes(userId) || (isFollowed && !standing.isMuted)) &&
        senderId !== userId &&
        seq > (unreadFrom === null ? seenSeq : unreadFrom - 1) &&
        (threadRootId === null || alsoInRoom || isFollowed) &&
        !hides.some((hide) => hide.messageId === id && hide.userId === userId)
      );
    }).length,
  }));
}
