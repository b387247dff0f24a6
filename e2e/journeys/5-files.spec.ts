import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync } from "node:zlib";
import type { Page } from "@playwright/test";
import {
  aRoomOf,
  composer,
  data,
  expect,
  forgive,
  messageList,
  type Person,
  post,
  say,
  test,
  untilHeard,
} from "@/e2e/fixtures";

/** A picture of one colour that any browser shows. */
function aPicture(width: number, height: number, [r, g, b]: [number, number, number]): Buffer {
  const line = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, () => Buffer.from([r, g, b])),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part("IHDR", head), part("IDAT", pixels), part("IEND", Buffer.alloc(0))]);
}

function part(type: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(bytes.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

type Given = { name: string; type: string; bytes: Buffer };
const RED: Given = { name: "red.png", type: "image/png", bytes: aPicture(600, 400, [180, 40, 40]) };
const BLUE: Given = { name: "blue.png", type: "image/png", bytes: aPicture(300, 500, [40, 60, 180]) };
const PDF: Given = { name: "plan.pdf", type: "application/pdf", bytes: Buffer.from("%PDF-1.4\n%plan") };

/** As if dragged from the desktop onto the messages. */
async function drop(page: Page, files: Given[]) {
  const transfer = await page.evaluateHandle(
    (given) => {
      const made = new DataTransfer();
      for (const { name, type, text } of given) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        made.items.add(new File([bytes], name, { type }));
      }
      return made;
    },
    files.map(({ name, type, bytes }) => ({ name, type, text: bytes.toString("base64") })),
  );
  const main = page.getByRole("main");
  for (const event of ["dragenter", "dragover", "drop"])
    await main.dispatchEvent(event, { dataTransfer: transfer });
}

const choose = async (page: Page, files: Given[]) =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles(files.map(({ name, type: mimeType, bytes: buffer }) => ({ name, mimeType, buffer })));
const tray = (page: Page) => page.getByRole("list", { name: "Files to send" });

/** Open, with the page's scripts at work. */
async function enter({ page }: Person, roomId: number, room: string) {
  await page.goto(`/rooms/${roomId}`);
  await expect(composer(page, room)).toBeFocused();
}

/** A file through the API, as a phone would send it; its id. */
async function upload({ api }: Person, { name: fileName, type: mimeType, bytes }: Given, metaData: object) {
  const clientId = `test-${fileName}-${Date.now()}`;
  const chunk = bytes.toString("base64");
  await data(post(api, "/api/upload/files", { chunk, offset: 0, clientId }));
  const fileHash = createHash("sha256").update(bytes).digest("hex");
  const facts = { total: 1, size: bytes.length, type: "image", fileHash, metaData };
  const body = { ...facts, clientId, fileName, mimeType };
  return (await data(post(api, "/api/upload/files/verify", body))).file.id as number; // what the answer's schema says
}

test("Ana drops two pictures and a plan, and Ben looks at them by keyboard", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "House");
  for (const person of [ana, ben]) await enter(person, roomId, "House");
  await untilHeard(ben, ana, roomId);
  await drop(ana.page, [RED, BLUE, PDF]);
  await expect(tray(ana.page).getByRole("listitem")).toHaveCount(3);
  await ana.page.getByRole("textbox", { name: "Description of red.png" }).fill("The red door");
  await composer(ana.page, "House").fill("What do you think?");
  await ana.page.keyboard.press("Enter");
  await expect(tray(ana.page)).toHaveCount(0);

  const list = messageList(ben.page, "House");
  await expect(list.getByText("What do you think?")).toBeVisible();
  // In the order in which they were chosen, the words last.
  await expect(list.getByRole("link", { name: /plan\.pdf.*download/ })).toBeVisible();
  await expect(list.locator("img[alt]")).toHaveCount(2);
  const names = await list.locator("img[alt], a[download]").evaluateAll((shown) => {
    return shown.map((element) => element.getAttribute("alt") ?? element.getAttribute("download"));
  });
  expect(names).toEqual(["The red door", "blue.png", "plan.pdf"]);
  await expect(list.getByRole("link", { name: /plan\.pdf.*download/ })).toBeVisible();
  await expect(
    ben.page.getByRole("navigation", { name: "Rooms" }).getByText(/What do you think/),
  ).toBeVisible();
  // One by one, or summed up where they come close together.
  await expect(ben.page.getByRole("log")).toContainText(/Picture: The red door|new messages from Ana/);

  const red = ben.page.getByRole("button", { name: "Open picture: The red door" });
  await list.getByRole("listitem").filter({ has: red }).focus();
  await ben.page.keyboard.press("Tab");
  await expect(red).toBeFocused();
  await ben.page.keyboard.press("Enter");
  await expect(ben.page.getByRole("dialog", { name: "Picture: The red door" })).toBeVisible();
  await expect(ben.page.getByRole("button", { name: "Next picture", disabled: false })).toBeVisible();
  await ben.page.keyboard.press("ArrowRight");
  await expect(ben.page.getByRole("dialog", { name: "Picture: blue.png" })).toBeVisible();
  await ben.page.keyboard.press("Escape");
  await expect(ben.page.getByRole("dialog")).toHaveCount(0);
  await expect(red).toBeFocused();
});

test("row 21: an upload that the network cuts goes on where it was and is sent once, before what was said after it", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Cellar");
  await enter(ana, roomId, "Cellar");
  const film: Given = {
    name: "data.bin",
    type: "application/octet-stream",
    bytes: Buffer.alloc(2_600_000, 7),
  };
  const sent: number[] = [];
  let isCut = true;
  await ana.page.route("**/api/upload/files", async (route) => {
    const { offset } = route.request().postDataJSON();
    sent.push(offset);
    if (isCut && offset >= 2) await route.abort("internetdisconnected");
    else await route.continue();
  });
  await choose(ana.page, [film]);
  await composer(ana.page, "Cellar").press("Enter");
  await composer(ana.page, "Cellar").fill("that is all of it");
  await composer(ana.page, "Cellar").press("Enter");
  const rows = messageList(ana.page, "Cellar").getByRole("listitem");
  await expect(rows.filter({ hasText: "data.bin" }).getByText("Not sent yet, trying again")).toBeVisible();
  sent.length = 0;
  isCut = false;
  await rows.filter({ hasText: "data.bin" }).getByRole("button", { name: "Retry" }).click();
  await expect(
    messageList(ana.page, "Cellar").getByRole("link", { name: /data\.bin.*download/ }),
  ).toBeVisible();
  expect(sent).not.toContain(1);
  forgive(ana, /ERR_INTERNET_DISCONNECTED/);
  const { list } = await data(ben.api.get(`/api/messenger/messages/roomId/${roomId}?afterSeq=0`));
  const said = list.filter(({ type }: { type: string }) => type !== "system");
  expect(said.map(({ type, body }: { type: string; body: { text: string } }) => [type, body.text])).toEqual([
    ["file", ""],
    ["text", "that is all of it"],
  ]);
});

test("row 6: files stay with the room where they were chosen, on their way and before", async ({
  newcomer,
}) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const here = await aRoomOf([ana, ben], "Here");
  const there = await aRoomOf([ana, ben], "There");
  await enter(ana, here, "Here");
  const nav = ana.page.getByRole("navigation", { name: "Rooms" });
  await choose(ana.page, [RED]);
  await nav.getByRole("link", { name: /There/ }).click();
  await expect(composer(ana.page, "There")).toBeFocused();
  await expect(tray(ana.page)).toHaveCount(0);
  await nav.getByRole("link", { name: /Here/ }).click();
  await expect(tray(ana.page).getByRole("listitem")).toHaveCount(1);

  let letItGo = () => {};
  const allowed = new Promise<void>((resolve) => {
    letItGo = resolve;
  });
  await ana.page.route("**/api/upload/files", async (route) => {
    await allowed;
    await route.continue();
  });
  await composer(ana.page, "Here").press("Enter");
  await expect(messageList(ana.page, "Here").getByRole("progressbar")).toBeVisible();
  await nav.getByRole("link", { name: /There/ }).click();
  await expect(composer(ana.page, "There")).toBeFocused();
  letItGo();
  const isPicture = ({ type }: { type: string }) => type === "image";
  const pictures = async (roomId: number) =>
    (await data(ben.api.get(`/api/messenger/messages/roomId/${roomId}`))).list.filter(isPicture).length;
  await expect.poll(() => pictures(here)).toBe(1);
  expect(await pictures(there)).toBe(0);
});

test("row 10: pictures that come late move nothing that is being read", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Album");
  const picture = await upload(ben, RED, { width: 600, height: 400 });
  for (let n = 1; n <= 12; n += 1) {
    await say(ben, roomId, `line ${n}`);
    const body = { roomId, type: "image", body: { fileId: picture, text: "" } };
    await data(post(ben.api, "/api/messenger/messages", body));
  }
  await post(ana.api, `/api/messenger/messages/${roomId}/seen`, {});
  let letPicturesCome = () => {};
  const allowed = new Promise<void>((resolve) => {
    letPicturesCome = resolve;
  });
  await ana.page.route(`**/api/upload/files/${picture}*`, async (route) => {
    await allowed;
    await route.continue();
  });
  await enter(ana, roomId, "Album");
  const list = messageList(ana.page, "Album");
  const line = list.getByText("line 6", { exact: true });
  await line.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await expect(list.getByRole("button", { name: /Open picture/ })).toHaveCount(12);
  const before = await line.boundingBox();
  letPicturesCome();
  await expect
    .poll(() =>
      list.locator("img[alt='red.png']").evaluateAll((images) => {
        return images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length;
      }),
    )
    .toBeGreaterThan(1);
  expect(await line.boundingBox()).toEqual(before);
});

test("a link gets its card after it was sent, from this server alone, and its author takes it away", async ({
  newcomer,
}) => {
  const site = createServer(({ url }, response) => {
    const head =
      '<meta property="og:title" content="How to brew"><meta property="og:image" content="/pot.png">';
    if (url === "/pot.png") response.writeHead(200, { "content-type": "image/png" }).end(RED.bytes);
    else response.writeHead(200, { "content-type": "text/html" }).end(head);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const { port } = site.address() as AddressInfo; // a TCP server's address is never a path
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Library");
  for (const person of [ana, ben]) await enter(person, roomId, "Library");
  const elsewhere: string[] = [];
  ben.page.on("request", (request) => {
    if (request.url().includes(String(port))) elsewhere.push(request.url());
  });

  await composer(ana.page, "Library").fill(`Read http://127.0.0.1:${port}/tea`);
  await ana.page.keyboard.press("Enter");
  const card = messageList(ben.page, "Library").getByRole("link", { name: /How to brew/ });
  await expect(card).toBeVisible();
  await expect(card.locator("img")).toHaveJSProperty("complete", true);
  expect(elsewhere).toEqual([]);
  await expect(messageList(ben.page, "Library").getByText("edited")).toHaveCount(0);

  const own = messageList(ana.page, "Library").getByRole("link", { name: /How to brew/ });
  await own.hover();
  await messageList(ana.page, "Library").getByRole("button", { name: "Remove preview" }).click();
  await expect(card).toHaveCount(0);
  site.closeAllConnections();
  site.close();
});
