import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { roomChannel } from "@/lib/realtime/channels";
import { aRoom, aUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";

test("a message whose process was killed between commit and publishing still arrives, once", async () => {
  const [ana, ben] = [await aUser(), await aUser("Ben")];
  const roomId = await aRoom([ana, ben]);
  const { listen } = await liveParts();
  const { heard } = await listen(ben, [roomChannel(roomId)]);

  const signal = await runAndDie([ana.id, ana.actor.deviceId ?? 0, roomId, "last words"]);
  expect(signal).toBe("SIGKILL");
  expect(await db().message.count({ where: { roomId } })).toBe(1);
  expect(heard).toEqual([]);

  await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 15_000 });
  expect(heard[0]).toMatchObject({ name: "message.created", data: { roomId, seq: 1 } });
  expect(heard[0]?.data.message).toMatchObject({ body: { text: "last words" }, fromUserId: ana.id });
  await vi.waitFor(async () => expect(await db().outbox.count({ where: { roomId } })).toBe(0));
  expect(heard).toHaveLength(1);
});

function runAndDie(args: unknown[]): Promise<NodeJS.Signals | null> {
  const file = path.resolve("lib/outbox/send-and-die.fixture.ts");
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import=tsx", file, ...args.map(String)],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: process.env,
    },
  );
  return new Promise((resolve) => child.on("exit", (_code, signal) => resolve(signal)));
}
