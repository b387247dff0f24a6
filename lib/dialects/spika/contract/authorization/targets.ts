import { Readable } from "node:stream";
import { hashToken, seal } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { People } from "@/lib/dialects/spika/contract/authorization/people";
import { type Kind, numberOf, planted } from "@/lib/dialects/spika/contract/authorization/secrets";
import { fileKey } from "@/lib/domain/files/uploads";
import type { FileId } from "@/lib/domain/ids";
import { pairKey } from "@/lib/domain/rooms/pair-key";
import { storage } from "@/lib/storage/storage";

/** A room with everything that can be asked for by an id. */
export type Target = {
  /** See `numberOf`. */
  n: number;
  kind: Kind | "unknown";
  roomId: number;
  /** The admin's, from before the newcomer came. */
  messageId: number;
  /** Another, which carries the file. */
  fileMessageId: number;
  /** In a group of the removed one, in a private room of the blocked one; from before as well. */
  othersMessageId: number;
  fileId: number;
  noteId: number;
  apiKeyId: number;
  key: string;
  webhookId: number;
  inviteId: number;
  inviteCode: string;
  /** The member's, or in a private room the blocked one's. */
  reactionId: number;
  removedReactionId: number;
  /** The admin's, of the blocked one. */
  blockId: number;
};

const NOBODYS = 2_000_000_000;

/** Ids that nothing has. */
export const UNKNOWN: Target = {
  ...{ n: 0, kind: "unknown", roomId: NOBODYS, messageId: NOBODYS, fileMessageId: NOBODYS },
  ...{ othersMessageId: NOBODYS, fileId: NOBODYS, noteId: NOBODYS, apiKeyId: NOBODYS, webhookId: NOBODYS },
  ...{ inviteId: NOBODYS, reactionId: NOBODYS, removedReactionId: NOBODYS, blockId: NOBODYS },
  ...{ key: "unknownunknownunknown0", inviteCode: "unknownunknownunknown0" },
};

/** As many targets of these kinds, by few statements however many they are. */
export async function plantTargets(people: People, kinds: Kind[]): Promise<Target[]> {
  const rooms = await plantRooms(people, kinds);
  const messages = await plantMessages(people, rooms);
  await plantFiles(people, messages);
  const reactions = await plantReactions(people, messages);
  const things = await plantThings(people, rooms);
  const block = await db().block.findFirstOrThrow({ where: { userId: people.admin.id } });
  return rooms.map((room, index) => ({
    ...pick(room),
    ...at(messages, index).ids,
    ...at(reactions, index),
    ...at(things, index),
    fileId: fileIdOf(room.n),
    blockId: block.id,
  }));
}

type Planted = { n: number; kind: Kind; roomId: number; botId: number };

const pick = ({ n, kind, roomId }: Planted) => ({ n, kind, roomId });

/** Each with its admin, who is somebody's other one or has two more members, and the bot of its key. */
async function plantRooms({ admin, member, newcomer, blocked }: People, kinds: Kind[]): Promise<Planted[]> {
  const numbered = kinds.map((kind) => ({ n: numberOf(kind), kind }));
  const bots = await db().user.createManyAndReturn({
    data: numbered.map(({ n }) => ({ displayName: planted(n, "bot"), isBot: true, verified: true })),
  });
  // Of the private rooms of the two only one can have their key.
  const key = pairKey(admin.id, blocked.id);
  const isFirst = (await db().room.count({ where: { pairKey: key } })) === 0;
  const first = isFirst ? kinds.indexOf("pair") : -1;
  const rooms = await db().room.createManyAndReturn({
    data: numbered.map(({ n, kind }, index) => ({
      ...{ name: planted(n, "name"), topic: planted(n, "name"), type: kind === "pair" ? "private" : "group" },
      ...{ pairKey: index === first ? key : null, deletedAt: kind === "closed" ? new Date() : null },
      ...{ peopleCount: kind === "pair" ? 2 : 3, lastSeq: 5, countedTotal: 4, lastMessageAt: new Date() },
      createdById: admin.id,
    })),
  });
  const planting = numbered.map((target, index) => {
    return { ...target, roomId: at(rooms, index).id, botId: at(bots, index).id };
  });
  await db().member.createMany({
    data: planting.flatMap(({ roomId, botId, kind }) => {
      const group = [{ userId: member.id }, { userId: newcomer.id, joinSeq: 3 }];
      const others = kind === "pair" ? [{ userId: blocked.id }] : group;
      return [{ userId: admin.id, isAdmin: true }, ...others, { userId: botId }].map((row) => ({
        roomId,
        ...row,
      }));
    }),
  });
  return planting;
}

type Said = Planted & {
  ids: Pick<Target, "messageId" | "fileMessageId" | "othersMessageId">;
  lateMessageId: number;
};

/** Four messages, the last of them after the newcomer came, and a reply in the thread of the first. */
async function plantMessages(people: People, rooms: Planted[]): Promise<Said[]> {
  const { admin, member, removed, blocked } = people;
  const rows = await db().message.createManyAndReturn({
    select: { id: true },
    data: rooms.flatMap(({ n, roomId, kind }) => {
      const [other, last] = kind === "pair" ? [blocked, admin] : [removed, member];
      const messages = [
        { senderId: admin.id, type: "text", body: { text: planted(n, "early") }, hasLink: true },
        { senderId: admin.id, type: "image", body: fileBody(n) },
        { senderId: other.id, type: "text", body: { text: planted(n, "others") } },
        { senderId: last.id, type: "text", body: { text: planted(n, "late") } },
      ];
      const deleted = { type: "text", body: { text: "Deleted message" }, deletedAt: new Date() };
      return messages.map((message, index) => ({
        ...message,
        ...(kind === "gone" ? deleted : {}),
        ...{ roomId, seq: index + 1, localId: `${index}`, memberCount: 3 },
      }));
    }),
  });
  const said = rooms.map((room, index) => {
    const [messageId, fileMessageId, othersMessageId, lateMessageId] = rows
      .slice(4 * index)
      .map(({ id }) => id);
    if (!messageId || !fileMessageId || !othersMessageId || !lateMessageId)
      throw new Error("too few messages");
    return { ...room, ids: { messageId, fileMessageId, othersMessageId }, lateMessageId };
  });
  await plantReplies(people, said);
  return said;
}

/** Everybody who was there follows the thread. */
async function plantReplies(
  { admin, member, newcomer, removed, blocked }: People,
  said: Said[],
): Promise<void> {
  await db().message.createMany({
    data: said.map(({ n, roomId, ids }) => ({
      ...{
        roomId,
        seq: 5,
        senderId: admin.id,
        localId: "reply",
        threadRootId: ids.messageId,
        memberCount: 3,
      },
      ...{ type: "text", body: { text: planted(n, "late") } },
    })),
  });
  await db().message.updateMany({
    where: { id: { in: said.map(({ ids }) => ids.messageId) } },
    data: { replyCount: 1, lastReplyAt: new Date() },
  });
  await db().threadMember.createMany({
    data: said.flatMap(({ roomId, ids }) =>
      [admin, member, newcomer, removed, blocked].map(({ id }) => ({
        roomId,
        rootId: ids.messageId,
        userId: id,
      })),
    ),
  });
}

async function plantFiles({ admin }: People, messages: Said[]): Promise<void> {
  await db().file.createMany({
    data: messages.map(({ n }) => ({
      ...{
        id: BigInt(fileIdOf(n)),
        uploaderId: admin.id,
        clientId: `client-${n}`,
        size: 12,
        type: "message",
      },
      ...{ fileName: `${planted(n, "file")}.txt`, mimeType: "text/plain", sha256: new Uint8Array(32) },
    })),
  });
  await db().attachment.createMany({
    data: messages.map(({ n, roomId, ids }) => ({
      ...{ roomId, messageId: ids.fileMessageId, fileId: BigInt(fileIdOf(n)) },
    })),
  });
}

async function plantReactions({ member, removed, blocked }: People, messages: Said[]) {
  const idsOf = (n: number) => ({
    reactionId: 1_000_000_000 + 4 * n,
    removedReactionId: 1_000_000_002 + 4 * n,
  });
  await db().reaction.createMany({
    data: messages.flatMap(({ n, kind, roomId, lateMessageId: messageId }) => {
      const state = kind === "gone" ? { emoji: "", removedAt: new Date() } : { emoji: "👍" };
      const { reactionId, removedReactionId } = idsOf(n);
      const userId = (kind === "pair" ? blocked : member).id;
      return [
        { id: reactionId, userId, messageId, roomId, ...state },
        { id: removedReactionId, userId: removed.id, messageId, roomId, ...state },
      ];
    }),
  });
  return messages.map(({ n }) => idsOf(n));
}

/** Notes, keys, webhooks and invites. */
async function plantThings({ admin }: People, rooms: Planted[]) {
  const by = { createdById: admin.id };
  const goneAt = (kind: Kind) => (kind === "gone" ? new Date() : null);
  const notes = await db().note.createManyAndReturn({
    data: rooms.map(({ n, kind, roomId }) => ({
      ...{ roomId, title: planted(n, "note"), content: planted(n, "note"), deletedAt: goneAt(kind) },
      ...{ ...by, updatedById: admin.id },
    })),
  });
  const keys = await db().apiKey.createManyAndReturn({
    data: rooms.map(({ n, roomId, botId }) => ({
      ...{ roomId, userId: botId, ...by },
      ...{ keyHash: hashed(planted(n, "key")), keyCipher: seal("api-key", planted(n, "key")) },
    })),
  });
  const webhooks = await db().webhook.createManyAndReturn({
    data: rooms.map(({ n, roomId }) => ({
      ...{
        roomId,
        url: `https://${planted(n, "hook")}.example/`,
        verifySignature: planted(n, "sign"),
        ...by,
      },
      secretCipher: seal("webhook", planted(n, "sign")),
    })),
  });
  await db().webhookDelivery.createMany({
    data: webhooks.map(({ id, url }) => ({
      webhookId: id,
      eventId: "1",
      status: "failed",
      failure: `${url} is silent`,
    })),
  });
  const invites = await db().invite.createManyAndReturn({
    data: rooms.map(({ n, kind, roomId }) => ({
      ...{ roomId, ...by, revokedAt: goneAt(kind) },
      ...{ codeHash: hashed(planted(n, "code")), codeCipher: seal("invite", planted(n, "code")) },
    })),
  });
  const inGone = { roomId: { in: rooms.flatMap(({ kind, roomId }) => (kind === "gone" ? roomId : [])) } };
  await db().apiKey.deleteMany({ where: inGone });
  await db().webhook.deleteMany({ where: inGone });
  return rooms.map(({ n }, index) => ({
    ...{ noteId: at(notes, index).id, apiKeyId: at(keys, index).id, key: planted(n, "key") },
    ...{ webhookId: at(webhooks, index).id, inviteId: at(invites, index).id, inviteCode: planted(n, "code") },
  }));
}

/** The bytes of a target's file. */
export async function plantBytes({ n, fileId }: Target): Promise<void> {
  const bytes = Readable.from([Buffer.from(planted(n, "bytes"))]);
  const key = fileKey(BigInt(fileId) as FileId); // a brand is only a name for the compiler
  await storage().put(key, bytes, { isLasting: true });
}

function fileBody(n: number) {
  const id = fileIdOf(n);
  const metaData = { duration: 0, width: 0, height: 0 };
  return {
    fileId: id,
    file: { id, fileName: `${planted(n, "file")}.txt`, mimeType: "text/plain", size: 12, metaData },
  };
}

function fileIdOf(n: number): number {
  return 4_000_000_000_000 + n;
}

function hashed(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hashToken(secret));
}

function at<Row>(rows: Row[], index: number): Row {
  const row = rows[index];
  if (!row) throw new Error("fewer rows than were planted");
  return row;
}
