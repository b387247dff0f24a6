import { expect, onTestFinished, test } from "vitest";
import { pool, writerPool } from "@/lib/db/pool";
import { routes } from "@/lib/generated/routes";
import { serve } from "@/lib/testing/http-server";
import { MESSAGE_POSTS, type Post } from "@/lib/testing/message-posts";

test("every API is too busy for a moment when all connections are taken, and works again after", async () => {
  const address = await serve(routes);
  const posts = await Promise.all(Object.values(MESSAGE_POSTS).map((makePost) => makePost()));
  const send = ({ path, headers, body }: Post) =>
    fetch(`${address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const giveBack = await takeAllConnections();
  for (const refused of await Promise.all(posts.map(send))) {
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(JSON.stringify(await refused.json())).toContain("too busy");
  }
  giveBack();
  for (const post of posts) expect((await send(post)).ok).toBe(true);
});

async function takeAllConnections(): Promise<() => void> {
  const wanted = [pool(), writerPool()].flatMap((each) =>
    Array.from({ length: each.options.max }, () => each),
  );
  const taken = await Promise.all(wanted.map((each) => each.connect()));
  let isGiven = false;
  const giveBack = () => {
    if (!isGiven) for (const client of taken) client.release();
    isGiven = true;
  };
  onTestFinished(giveBack);
  return giveBack;
}
