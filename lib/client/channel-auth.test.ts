import { expect, it, vi } from "vitest";
import { createChannelAuthorizer } from "@/lib/client/channel-auth";

function ask(authorizer: ReturnType<typeof createChannelAuthorizer>, socketId: string, channelName: string) {
  return new Promise((resolve) => {
    authorizer({ socketId, channelName }, (error, data) => resolve(error?.message ?? data));
  });
}

it("asks once for all channels of one tick", async () => {
  const authorize = vi.fn(async (_socketId: string, channels: string[]) =>
    Object.fromEntries(channels.map((name) => [name, name === "private-room-3" ? null : `key:${name}`])),
  );
  const authorizer = createChannelAuthorizer(authorize);
  const answers = await Promise.all(
    ["private-room-1", "private-room-2", "private-room-3"].map((name) => ask(authorizer, "1.2", name)),
  );
  expect(authorize).toHaveBeenCalledTimes(1);
  expect(answers).toEqual([
    { auth: "key:private-room-1" },
    { auth: "key:private-room-2" },
    "private-room-3 is not ours to hear",
  ]);
});

it("tells every channel when asking failed, and asks anew afterwards", async () => {
  const authorize = vi
    .fn()
    .mockRejectedValueOnce(new Error("offline"))
    .mockResolvedValue({ "private-room-1": "key:1" });
  const authorizer = createChannelAuthorizer(authorize);
  expect(await ask(authorizer, "1.2", "private-room-1")).toBe("offline");
  expect(await ask(authorizer, "1.2", "private-room-1")).toEqual({ auth: "key:1" });
});
