import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { DELETE as removePreview } from "@/app/api/messenger/messages/[id]/preview/route";
import { PUT as edit } from "@/app/api/messenger/messages/[id]/route";
import { POST as send } from "@/app/api/messenger/messages/route";
import { GET as download } from "@/app/api/upload/files/[id]/route";
import { config } from "@/lib/config";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { loadMessage } from "@/lib/domain/messages/load-message";
import { type LinkPreviews, startLinkPreviews } from "@/lib/jobs/link-previews";
import { provide } from "@/lib/singleton";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
let jobs: LinkPreviews;
beforeAll(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben]);
  const before = config();
  provide("config", { ...before, allowLoopback: true });
  return () => provide("config", before);
});
beforeEach(() => {
  jobs = startLinkPreviews();
  return () => jobs.stop();
});

/** A page with a picture; how often each was asked for. */
async function aSite(answer: RequestListener = page) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`, asked }; // never a path
}

const page: RequestListener = ({ url }, response) => {
  if (url === "/pic.png") response.writeHead(200, { "content-type": "image/png" }).end(PIXEL);
  else {
    const head = '<meta property="og:title" content="Tea"><meta property="og:image" content="/pic.png">';
    response.writeHead(200, { "content-type": "text/html" }).end(head);
  }
};

async function say(text: string, body: object = {}): Promise<MessageId> {
  const { json } = await call(send, {
    token: ana.token,
    body: { roomId, type: "text", body: { text, ...body } },
  });
  return json.data.message.id;
}

/** What the server does once it has told of the message. */
async function tell(messageId: MessageId, type: "message.created" | "message.updated" = "message.created") {
  jobs.note([{ id: "1", event: { type, roomId, messageId, seq: 1 } }]);
  await jobs.settle();
  const message = await loadMessage(messageId);
  if (!message) throw new Error("the message has gone");
  return message;
}

const take = (messageId: MessageId, user = ana) =>
  call(removePreview, { token: user.token, params: { id: String(messageId) } });

describe("native: link previews", () => {
  test("a link gets its card after it was sent, with the picture kept here", async () => {
    const { url } = await aSite();
    const message = await tell(await say(`Look: ${url}.`));
    expect(message.body).toEqual({
      text: `Look: ${url}.`,
      thumbnailData: {
        ...{ title: "Tea", description: null, icon: null, url },
        image: new URL("/pic.png", url).href,
        imageFileId: expect.any(Number),
      },
    });
    // Clients show a message as edited by its times.
    expect(message.modifiedAt).toEqual(message.createdAt);
    const { imageFileId } = message.body.thumbnailData as { imageFileId: number }; // as above
    const answer = await call(download, { token: ben.token, params: { id: String(imageFileId) } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  test("a page that is mentioned twice is asked for once", async () => {
    const { url, asked } = await aSite();
    await tell(await say(url));
    expect((await tell(await say(`again ${url}`))).body.thumbnailData).toMatchObject({ title: "Tea" });
    expect(asked).toEqual(["/page", "/pic.png"]);
  });

  test("a client's own card stays as it is, and a page without a title gets none", async () => {
    const { url, asked } = await aSite((_, response) => response.end("<p>hello</p>"));
    const own = { title: "Mine", image: null, icon: null, description: null, url };
    expect((await tell(await say(url, { thumbnailData: own }))).body.thumbnailData).toEqual(own);
    expect(asked).toEqual([]);
    expect((await tell(await say(url))).body).toEqual({ text: url });
  });

  test("what is no picture is not kept, whatever it is said to be", async () => {
    const { url } = await aSite((request, response) => {
      if (request.url === "/pic.png") response.writeHead(200, { "content-type": "image/png" }).end("<svg/>");
      else page(request, response);
    });
    expect((await tell(await say(url))).body.thumbnailData).not.toHaveProperty("imageFileId");
  });

  test("its author takes it away for good, and nobody else can", async () => {
    const { url } = await aSite();
    const { id } = await tell(await say(url));
    expectError(await take(id, ben), 403, "User can't edit messages that he is not owner");
    expectError(await take(id, await aUser("Cem")), 404, "Not found");
    const { json } = await take(id);
    expect(json.data.message.body).toMatchObject({ text: url, thumbnailData: null });
    await call(edit, { token: ana.token, params: { id: String(id) }, body: { text: `still ${url}` } });
    expect((await tell(id, "message.updated")).body.thumbnailData).toBeNull();
  });

  test("an edit to another page brings the card of that one", async () => {
    const [first, second] = [await aSite(), await aSite()];
    const { id } = await tell(await say(first.url));
    await call(edit, { token: ana.token, params: { id: String(id) }, body: { text: second.url } });
    expect((await tell(id, "message.updated")).body.thumbnailData).toMatchObject({ url: second.url });
  });

  test("an address in this machine's own network is not asked", async () => {
    provide("config", { ...config(), allowLoopback: false });
    const { url, asked } = await aSite();
    expect((await tell(await say(url))).body).toEqual({ text: url });
    expect(asked).toEqual([]);
  });
});
