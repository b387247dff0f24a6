import { beforeEach, describe, expect, test, vi } from "vitest";
import { DELETE, PUT } from "@/app/api/messenger/drafts/roomId/[roomId]/route";
import { GET } from "@/app/api/messenger/drafts/route";
import { draftAnswer, draftsAnswer } from "@/lib/dialects/spika/schemas/draft";
import { DRAFT_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { userChannel } from "@/lib/realtime/channels";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben]);
});

const put = (user: TestUser, body: object, room: number = roomId) =>
  call(PUT, { token: user.token, method: "PUT", params: { roomId: String(room) }, body });
const listed = async (user: TestUser) => dataOf(await call(GET, { token: user.token }), draftsAnswer).drafts;

describe("native drafts", () => {
  test("are kept by room and thread, newest first, and are nobody else's", async () => {
    const root = await sendMessage(ana.actor, { roomId, type: "text", body: { text: "Lunch?" } });
    await put(ana, { text: "Almost d" });
    const { draft } = dataOf(await put(ana, { text: "Almost done" }), draftAnswer);
    expect(draft).toMatchObject({ roomId, threadRootId: null, text: "Almost done" });
    await put(ana, { text: "At noon", threadRootId: root.id });

    const drafts = await listed(ana);
    expect(drafts.map(({ threadRootId, text }) => [threadRootId, text])).toEqual([
      [root.id, "At noon"],
      [null, "Almost done"],
    ]);
    expect(drafts[1]).toEqual(draft);
    expect(await listed(ben)).toEqual([]);
  });

  test("go away when they are deleted, or when nothing but blanks is left", async () => {
    await put(ana, { text: "Hm" });
    const blank = dataOf(await put(ana, { text: " \n " }), draftAnswer).draft;
    expect(blank.text).toBe("");
    expect(await listed(ana)).toEqual([]);

    await put(ana, { text: "Hm" });
    const params = { roomId: String(roomId) };
    const answer = await call(DELETE, { token: ana.token, method: "DELETE", params });
    expect(answer.json.data).toEqual({ deleted: true });
    expect(await listed(ana)).toEqual([]);
  });

  test("refuse rooms and threads of others, and what is far too long", async () => {
    const other = await aRoom([await aUser("Cleo")]);
    expectError(await put(ana, { text: "Hm" }, other), 404, "No room found");
    const mine = await aRoom([ana]);
    const root = await sendMessage(ana.actor, { roomId: mine, type: "text", body: { text: "Here" } });
    expectError(await put(ana, { text: "Hm", threadRootId: root.id }), 404, "No message found");
    expect((await put(ana, { text: "a".repeat(DRAFT_LIMIT + 1) })).status).toBe(400);
  });

  test("reach the other screens of the one who types, whole or by their place", async () => {
    const { listen } = await liveParts();
    const { heard } = await listen(ana, [userChannel(ana.id)]);
    await put(ana, { text: "Almost" });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatchObject({
      name: "draft.changed",
      data: { roomId, draft: { roomId, threadRootId: null, text: "Almost" } },
    });
    await put(ana, { text: "long ".repeat(3_000) });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[1]?.data).toMatchObject({ roomId, truncated: true });
    await put(ana, { text: "" });
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    expect(heard[2]?.data).toMatchObject({ draft: { text: "" } });
  });
});
