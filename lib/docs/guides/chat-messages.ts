import * as examples from "@/lib/docs/examples/chat-messages";
import type { Guide } from "@/lib/docs/guides/guide";

export const chatMessages: Guide = {
  api: "chat-messages",
  name: "chat-messages API",
  purpose: "Find, read and create messages as yourself, in all of your rooms, with a personal API token.",
  base: "/chat-messages",
  auth: "Authorization: Bearer YOUR_API_TOKEN",
  steps: [
    {
      title: "Get a token",
      text: [
        "Open [Settings → API tokens](/settings/api-tokens), enter a name, choose what the token may do (read, write) and when it ends, and copy it: it is shown this once. It acts as you, in every room that you are in, and can be revoked there at any time.",
      ],
    },
    {
      title: "Create your first message",
      text: ["Find the room's id, and say something in it. Ids are strings, times milliseconds since 1970."],
      examples: [examples.listRooms, examples.create1, examples.createInSession],
    },
    {
      title: "Read",
      text: [
        'Newest first, 50 a page, up to 200 by `$limit`. Filter by `room`, `session`, `createdBy`, `createdAt[$lt]` and `createdAt[$gt]`; a filter that is not known is refused. A full page has the header `Link: <…>; rel="next"`: follow it, and no message is left out or comes twice.',
      ],
      examples: [examples.find, examples.markSeen],
    },
    {
      title: "Errors and limits",
      text: [
        "A refusal has a name, the status, a sentence, and a sentence for each field. 401 `NotAuthenticated`; 403 `Forbidden`, also for a token without the scope; 404 `NotFound` for what is not there and for what is not yours, alike.",
        "A token may call 10 times a second and 100 times at once, unless the server is set up otherwise; over it 429 `TooManyRequests` with `Retry-After`. Every answer carries `X-RateLimit-…` and `X-Request-Id`.",
      ],
      examples: [examples.nothingSaid],
    },
    {
      title: "Retry safely",
      text: [
        "`Idempotency-Key` on `POST`: the same key and body answer the first message again for a day at least, another body 422. `?dry_run=1` looks at everything and stores nothing. Marking as seen may be repeated as it is: a mark moves forward alone.",
      ],
      examples: [examples.createOnce, examples.tryOut],
    },
  ],
};
