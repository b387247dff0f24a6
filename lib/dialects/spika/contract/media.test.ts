import { beforeAll, describe, expect, test } from "vitest";
import { GET as getGallery } from "@/app/api/messenger/gallery/route";
import { GET as getMedia } from "@/app/api/messenger/media/route";
import { DELETE as deleteMessage } from "@/app/api/messenger/messages/[id]/route";
import { POST as send } from "@/app/api/messenger/messages/route";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { RoomId } from "@/lib/domain/ids";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { aFile } from "@/lib/testing/files";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
/** Message ids, in order: pictures and films, with texts and files between them. */
const media: number[] = [];
const files: number[] = [];
const links: number[] = [];

beforeAll(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben]);
  const fileId = await aFile(ana);
  for (let n = 0; n < 5; n += 1) {
    media.push(await say("image", { fileId }), await say("video", { fileId, thumbId: fileId }));
    files.push(await say("file", { fileId }));
    links.push(await say("text", { text: "https://example.org" }, { hasLink: true }));
    await say("text", { text: "hi" });
    await say("audio", { fileId });
  }
});

async function say(type: string, body: object, more: object = {}): Promise<number> {
  const { json } = await call(send, { token: ana.token, body: { roomId, type, body, ...more } });
  return json.data.message.id;
}

const gallery = (query: Record<string, string | number>, user = ben) =>
  call(getGallery, { token: user.token, query: { roomId, ...query } });
const ofKind = (query: Record<string, string | number>, user = ben) =>
  call(getMedia, { token: user.token, query: { roomId, ...query } });
const ids = ({ json }: { json: { data: { list: Array<{ messageId: number }> } } }) =>
  json.data.list.map(({ messageId }) => messageId);

describe("2.16.1 GET /media, 2.17.8 GET /gallery", () => {
  test("both answer the same, in the envelope and on the top level", async () => {
    const answers = [await gallery({}), await ofKind({})];
    for (const { json } of answers) {
      const { status, data, ...topLevel } = json;
      expect(status).toBe("success");
      expect(topLevel).toEqual(data);
    }
    expect(answers[0]?.json).toEqual(answers[1]?.json);
    const [item] = answers[0]?.json.data.list.slice(-1) ?? [];
    expect(item).toEqual({
      messageId: media.at(-1),
      type: "video",
      body: expect.objectContaining({
        file: expect.objectContaining({ fileName: "IMG_0042.jpg" }),
        thumb: expect.objectContaining({ mimeType: "image/jpeg" }),
      }),
      userId: ana.id,
      username: "Ana",
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  test("from the cursor back, the cursor included, six at a time, oldest first", async () => {
    const page = await gallery({ cursor: media[7]! });
    expect(ids(page)).toEqual(media.slice(2, 8));
    expect(page.json.data).toMatchObject({ hasMoreOlderImages: true, hasMoreNewerImages: true });
  });

  test("take and itemsPerBatch are two words for one thing", async () => {
    for (const name of ["take", "itemsPerBatch"]) {
      expect(ids(await gallery({ cursor: media[9]!, [name]: 2 }))).toEqual(media.slice(8));
    }
    expect(ids(await gallery({ take: 1_000_000 }))).toEqual(media);
  });

  test("newer ones are the nearest after the cursor, older ones the nearest before it", async () => {
    const newer = await gallery({ cursor: media[3]!, fetchNewer: "true", take: 3 });
    expect(ids(newer)).toEqual(media.slice(4, 7));
    const older = await gallery({ cursor: media[3]!, fetchOlder: "true", take: 2 });
    expect(ids(older)).toEqual(media.slice(1, 3));
    expect(older.json.data).toMatchObject({ hasMoreOlderImages: true, hasMoreNewerImages: true });
  });

  test("the ends say that they are the ends", async () => {
    expect((await gallery({ cursor: media[1]! })).json.data).toMatchObject({ hasMoreOlderImages: false });
    expect((await gallery({})).json.data).toMatchObject({ hasMoreNewerImages: false });
    const past = await gallery({ cursor: media[9]!, fetchNewer: "true" });
    expect(past.json.data).toEqual({ list: [], hasMoreOlderImages: true, hasMoreNewerImages: true });
  });

  test("a cursor may be any message of the room, and an unknown one finds nothing", async () => {
    expect(ids(await gallery({ cursor: links[1]!, take: 2 }))).toEqual(media.slice(2, 4));
    for (const cursor of ["999999", "65415361531115131"]) expect(ids(await gallery({ cursor }))).toEqual([]);
    expect(ids(await gallery({ cursor: "abc" }))).toEqual(media.slice(4));
  });

  test("400 without a room, 404 for a room that is not one's own", async () => {
    const cleo = await aUser("Cleo");
    for (const handler of [getGallery, getMedia]) {
      for (const query of [{}, { roomId: "" }, { roomId: "abc" }, { roomId: "0" }]) {
        expectError(await call(handler, { token: ben.token, query: query as never }), 400, "Invalid room id");
      }
      expectError(await call(handler, { token: cleo.token, query: { roomId } }), 404, "No room found");
      expectError(
        await call(handler, { token: ben.token, query: { roomId: "8851534158" } }),
        404,
        "No room found",
      );
      expect((await call(handler, { query: { roomId } })).status).toBe(401);
    }
  });
});

describe("2.17.7 GET /media?type=", () => {
  test("newest first, with the number of all", async () => {
    for (const [type, all] of [
      ["media", media],
      ["file", files],
      ["link", links],
    ] as const) {
      const { json } = await ofKind({ type });
      expect(ids({ json })).toEqual([...all].reverse());
      expect(json.data.count).toBe(all.length);
    }
  });

  test("pages by an exclusive cursor give each once", async () => {
    const seen: number[] = [];
    for (let cursor = ""; ; cursor = String(seen.at(-1))) {
      const page = await ofKind({ type: "media", itemsPerBatch: 3, cursor });
      expect(page.json.data.count).toBe(media.length);
      if (page.json.data.list.length === 0) break;
      seen.push(...ids(page));
    }
    expect(seen).toEqual([...media].reverse());
  });

  test("400 Invalid type, after 400 Invalid room id", async () => {
    expectError(await ofKind({ type: "everything" }), 400, "Invalid type");
    expectError(await ofKind({ type: "" }), 400, "Invalid type");
    expectError(await ofKind({ type: "everything", roomId: "" }), 400, "Invalid room id");
  });
});

describe("What a person may read", () => {
  test("not what is deleted, hidden from them, said before they came, or said by whom they blocked", async () => {
    const [cleo, dora] = [await aUser("Cleo"), await aUser("Dora")];
    const own = await aRoom([cleo, dora], { type: "private" });
    const fileId = await aFile(cleo);
    const show = async () => {
      const body = { roomId: own, type: "image", body: { fileId } };
      return (await call(send, { token: cleo.token, body })).json.data.message.id as number;
    };
    const [early, gone, hidden, left] = [await show(), await show(), await show(), await show()];
    await db().member.updateMany({ where: { roomId: own, userId: dora.id }, data: { joinSeq: 1 } });
    const remove = (user: TestUser, id: number, target: string) =>
      call(deleteMessage, {
        token: user.token,
        method: "DELETE",
        params: { id: String(id) },
        query: { target },
      });
    await remove(cleo, gone, "all");
    await remove(dora, hidden, "user");

    expect(ids(await gallery({ roomId: own }, dora))).toEqual([left]);
    expect(ids(await gallery({ roomId: own }, cleo))).toEqual([early, hidden, left]);
    expect((await ofKind({ roomId: own, type: "media" }, dora)).json.data.count).toBe(1);
    await db().block.create({ data: { userId: dora.id, blockedId: cleo.id } });
    expect(ids(await gallery({ roomId: own }, dora))).toEqual([]);
  });
});

test("three pictures among a hundred thousand texts are found by their own index", async () => {
  const big = await aRoom([ana, ben]);
  await pool().query(
    `INSERT INTO message (room_id, seq, sender_id, local_id, type, body)
     SELECT $1, n, $2, n::text, CASE WHEN n % 40000 = 0 THEN 'image' ELSE 'text' END, '{}' FROM generate_series(1, 100000) n`,
    [big, ana.id],
  );
  await db().room.update({ where: { id: big }, data: { lastSeq: 100_000 } });
  await pool().query("ANALYZE message");
  await gallery({ roomId: big });
  const start = performance.now();
  const page = await gallery({ roomId: big });
  expect(ids(page)).toHaveLength(2);
  expect(performance.now() - start).toBeLessThan(200);
  const { rows } = await pool().query(
    "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'message_media_idx'",
  );
  expect(Number(rows[0]?.idx_scan)).toBeGreaterThan(0);
});
