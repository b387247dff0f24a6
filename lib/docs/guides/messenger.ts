import * as examples from "@/lib/docs/examples/messenger";
import type { Guide } from "@/lib/docs/guides/guide";

export const messenger: Guide = {
  api: "messenger",
  name: "Messenger API",
  purpose:
    "Everything that the web app does: rooms, threads, reactions, files, notes, search and live updates, for whole clients.",
  base: "/api/messenger",
  auth: "accesstoken: YOUR_ACCESS_TOKEN",
  steps: [
    {
      title: "Get a token",
      text: [
        "A device signs in with a telephone number and a code, and has a token from then on. Where the server sends no text messages, the code stands in its log. In a browser that is signed in, the session's cookie does the same: the calls on this page work there without a token.",
      ],
      examples: [examples.askForCode, examples.giveCode],
    },
    {
      title: "Send your first message",
      text: ['Answers are `{ "status": "success", "data": … }`; times are milliseconds since 1970.'],
      examples: [examples.listRooms, examples.sendText, examples.replyInThread, examples.react],
    },
    {
      title: "Read",
      text: [
        "Messages of a room are numbered without gaps: `seq` is 1, 2, 3 … Keep the last one that you have and ask for what came after it; that is also how to catch up after having been away.",
      ],
      examples: [examples.read, examples.markSeen],
    },
    {
      title: "Live updates and webhooks",
      text: [
        "The server speaks the protocol of Pusher Channels, so any of its clients listens: [how](/docs#live). A room's admin can also have an address called for each message: [webhooks](/docs#webhooks).",
      ],
      examples: [examples.realtime, examples.createWebhook],
    },
    {
      title: "Errors and limits",
      text: [
        'A refusal is `{ "status": "error", "message": … }`, but 401, which is plain text as in the published API. Rooms and messages that are not yours are refused like those that are not there.',
        "A device may call 1,000 times a second; codes, sign-ins and uploads have limits of their own. 429 comes with `Retry-After`, and every answer with `X-RateLimit-…` and `X-Request-Id`.",
      ],
      examples: [examples.noToken],
    },
    {
      title: "Retry safely",
      text: [
        "Sending again with the same `localId` answers the first message and stores nothing. `Idempotency-Key` works on every call that creates something, and `?dry_run=1` on messages.",
      ],
      examples: [examples.sendOnce, examples.tryOut],
    },
  ],
};
