import * as examples from "@/lib/docs/examples/messaging";
import type { Guide } from "@/lib/docs/guides/guide";

export const messaging: Guide = {
  api: "messaging",
  name: "Messaging API",
  purpose: "Post into one room with that room's key: the shortest way from a script to people.",
  base: "/api/messaging",
  auth: "accesstoken: YOUR_ROOM_KEY",
  steps: [
    {
      title: "Get a key",
      text: [
        "As an admin of the room, open **Room details → Settings → API keys**, enter a display name and create the key. The name is the sender's name of everything posted with it. The key, the room's number and a command with both in place stay there for the room's admins.",
        "A key belongs to one room. It posts, and it reads nothing.",
      ],
    },
    {
      title: "Post your first message",
      text: [
        "Send the key in the header `accesstoken` and the room's number in the body. The message appears at once in every browser that has the room open, counts as unread, is searchable and goes to the room's webhooks.",
      ],
      examples: [examples.post],
    },
    {
      title: "Read it",
      text: [
        "In the messenger, or by program with a personal token and the [chat-messages API](/docs/chat-messages). `id` and `roomId` are the same in every API that speaks in numbers; times are milliseconds since 1970.",
      ],
    },
    {
      title: "Errors and limits",
      text: [
        "A refusal is one sentence that names what is wrong. 400: the input; 401: no key, or one that is not known; 403: the room is deleted or archived; 413: a body over 1 MiB.",
        "A key may post 50 times a second and 100 times at once, unless the server is set up otherwise. Over it the answer is 429, and `Retry-After` says in how many seconds to come back. Every answer carries `X-RateLimit-Limit`, `X-RateLimit-Remaining`, `X-RateLimit-Reset` and `X-Request-Id`; beside the key, admins see its recent calls with the reason for each refusal.",
      ],
      examples: [examples.wrongRoom],
    },
    {
      title: "Retry safely",
      text: [
        "Send an `Idempotency-Key` of your own choice and repeat the call as often as you like, also after a lost connection: for a day at least the first answer comes again, with `Idempotent-Replayed: true`, and one message is stored. The same key with another body is refused by 422. A `localId` in the body does the same for as long as the message is there.",
        "With `?dry_run=1` everything is looked at and nothing is stored: the answer is what would be, without its number.",
      ],
      examples: [examples.postOnce, examples.tryOut],
    },
  ],
};
