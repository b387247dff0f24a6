import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Lab } from "@/bench/lab";
import { installedBrowser } from "@/scripts/browser.mjs";

const ROOMS = 14;
const MESSAGES = 3_000;
const ACCOUNT = { displayName: "Ada", identifier: "ada@example.org", password: "a warm place to talk" };

/** Ada's browser, and rooms that she is in, each with some thousands of messages of several people. */
export type Stage = {
  browser: Browser;
  context: BrowserContext;
  rooms: { id: number; name: string }[];
  /** A page at the first room, as soon as it can be used. */
  open(room?: number): Promise<Page>;
  close(): Promise<void>;
};

export async function setStage(lab: Lab): Promise<Stage> {
  const browser = await chromium.launch({
    executablePath: installedBrowser(),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  const context = await browser.newContext({ baseURL: lab.url, viewport: { width: 1440, height: 900 } });
  // tsx keeps the names of functions by a helper that does not exist in the page.
  await context.addInitScript("globalThis.__name = (named) => named");
  await call(context, "/api/account/setup", ACCOUNT);
  const rooms: Stage["rooms"] = [];
  for (let number = 1; number <= ROOMS; number += 1) {
    const name = `Room ${number}`;
    const { room } = await call(context, "/api/messenger/rooms", { name, type: "group" });
    rooms.push({ id: room.id, name });
  }
  await lab.db.query(`
    INSERT INTO app_user (id, display_name, verified) SELECT i, 'Person ' || i, true FROM generate_series(101, 110) i;
    INSERT INTO member (room_id, user_id) SELECT r.id, i FROM room r, generate_series(101, 110) i;
    INSERT INTO message (room_id, seq, sender_id, local_id, type, body, member_count, created_at, modified_at)
    SELECT r.id, r.last_seq + i, 101 + i % 10, 'old-' || i, 'text',
      jsonb_build_object('text', CASE i % 5
        WHEN 0 THEN 'Short one, number ' || i
        WHEN 1 THEN E'Two lines of **Markdown**\\nwith \`code\` and https://example.org/' || i
        ELSE 'Message number ' || i || repeat(' and some more words to read', 1 + i % 4) END),
      11, now() - interval '30 days' + i * interval '10 minutes', now() - interval '30 days' + i * interval '10 minutes'
    FROM room r, generate_series(1, ${MESSAGES}) i;
    UPDATE room SET last_seq = last_seq + ${MESSAGES}, counted_total = counted_total + ${MESSAGES},
      people_count = 11, last_message_at = now() - id * interval '1 minute';
    UPDATE member SET seen_seq = r.last_seq, delivered_seq = r.last_seq, read_total = r.counted_total
    FROM room r WHERE r.id = member.room_id;
    INSERT INTO search_mark (room_id, seq) SELECT id, last_seq FROM room
    ON CONFLICT (room_id) DO UPDATE SET seq = EXCLUDED.seq`);
  await lab.db.query("VACUUM ANALYZE message");
  return {
    browser,
    context,
    rooms,
    async open(room = 0) {
      const page = await context.newPage();
      await page.goto(`/rooms/${rooms[room]?.id}`);
      await page.waitForLoadState("networkidle");
      return page;
    },
    close: () => browser.close(),
  };
}

/** What the messenger or account API answers to a POST, without its envelope. */
export async function call(context: BrowserContext, path: string, body: object) {
  const answer = await context.request.post(path, { data: body });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()).data;
}
