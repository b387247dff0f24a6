import { expect, test } from "vitest";
import { callsByTag, type Trial, trialOf } from "./calls";
import type { ApiName } from "./documents";
import { GUIDES } from "./guides/guides";
import { servedDocument } from "./served";

function trialsOf(api: ApiName): Map<string, Trial | null> {
  const document = servedDocument(api);
  if (!document) throw new Error(`no document of ${api}`);
  const steps = GUIDES.find((guide) => guide.api === api)?.steps ?? [];
  const examples = steps.flatMap(({ examples = [] }) => examples);
  const calls = callsByTag(document).flatMap(({ calls }) => calls);
  const all = Object.values(document.paths).flatMap((methods) => Object.keys(methods));
  expect(calls).toHaveLength(all.length);
  return new Map(
    calls.map((call) => [`${call.method} ${call.path}`, trialOf({ api, document, examples }, call)]),
  );
}

const messenger = trialsOf("messenger");

test("a form begins with the guide's example, or with what the call needs", () => {
  expect(JSON.parse(messenger.get("POST /api/messenger/messages")?.body ?? "")).toEqual({
    roomId: 5,
    type: "text",
    body: { text: "Good morning" },
  });
  expect(JSON.parse(messenger.get("PUT /api/messenger/webhooks/{id}")?.body ?? "")).toEqual({ url: "" });
  expect(messenger.get("GET /api/messenger/room-list")?.body).toBeNull();
});

test("a form sends the token in the API's own header, and none where none is asked for", () => {
  expect(messenger.get("GET /api/messenger/me")?.secret).toEqual({ header: "accesstoken", prefix: "" });
  expect(messenger.get("GET /api/messenger/settings")?.secret).toBeNull();
  const bearer = { header: "Authorization", prefix: "Bearer " };
  expect(trialsOf("chat-messages").get("GET /chat-rooms")?.secret).toEqual(bearer);
  expect(trialsOf("guest-chat").get("GET /api/user")?.secret).toEqual(bearer);
  const chapi = trialsOf("chapi").get("GET /chat/api/chat/v1/messages");
  expect(chapi?.secret?.header).toBe("x-api-key");
  expect(chapi?.parameters.map(({ name, hint }) => [name, hint])).toEqual([
    ["pageSize", "30"],
    ["room", ""],
    ["ts", ""],
  ]);
});

test("streams, and what is no call, have no form", () => {
  expect(messenger.get("GET /api/sse")).toBeNull();
  expect(messenger.get("GET /api/messenger/auth")).toBeNull();
});
