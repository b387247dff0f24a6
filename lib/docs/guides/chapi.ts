import * as examples from "@/lib/docs/examples/chapi";
import type { Guide } from "@/lib/docs/guides/guide";

export const chapi: Guide = {
  api: "chapi",
  name: "Chapi",
  purpose:
    "One key of the workspace, many rooms by their names: say and read, and rooms come into being when named.",
  base: "/chat/api/chat/v1",
  auth: "x-api-key: YOUR_WORKSPACE_KEY",
  steps: [
    {
      title: "Get a key",
      text: [
        "An admin of the workspace makes it under [Settings → API keys](/settings/workspace-keys) and copies it: it is shown this once. It speaks under its own name, sees every public room and those private ones that it was invited to there.",
        "A key that begins with `test_key_` has a room of its own, `CHAPI sandbox`: leave `room` out and everything goes there.",
      ],
    },
    {
      title: "Say something",
      text: [
        "`room` is a name of any case, or a room's number. A name that no room has makes a public room of that name.",
      ],
      examples: [examples.speak],
    },
    {
      title: "Read it",
      text: [
        "Newest first, 30 a page, up to 100 by `pageSize`. `timestamp` is in microseconds since 1970 and no two messages of a room share one: give the last one as `ts` to get those before it.",
      ],
      examples: [examples.read, examples.health],
    },
    {
      title: "Errors and limits",
      text: [
        "A refusal is a `fault` with a sentence and a code. 401: the key; 403: a private room that the key was not invited to; 404: no such room; 400: the input.",
        "A key may call 5 times in any second, unless it was made with another rate. Over it the answer is 429 with `policies.ratelimit.SpikeArrestViolation` and `Retry-After`; `X-RateLimit-Limit`, `-Remaining` and `-Reset` tell where you are.",
      ],
      examples: [examples.unknownKey],
    },
    {
      title: "Retry safely",
      text: [
        "`Idempotency-Key`: the same key and body answer the first message again for a day at least, another body 422. `?dry_run=1` looks at everything and stores nothing, nor makes a room.",
      ],
      examples: [examples.speakOnce, examples.tryOut],
    },
  ],
};
