import * as examples from "@/lib/docs/examples/guest-chat";
import type { Guide } from "@/lib/docs/guides/guide";

export const guestChat: Guide = {
  api: "guest-chat",
  name: "Guest chat API",
  purpose:
    "Conversations with people who have no account: companies, chats and guests who come in by e-mail.",
  base: "/api",
  auth: "Authorization: Bearer YOUR_API_TOKEN (or YOUR_CHAT_USER_TOKEN)",
  steps: [
    {
      title: "Get a token, and make a chat",
      text: [
        "The account's token is a personal API token: [Settings → API tokens](/settings/api-tokens). With it, make a company and a chat. A chat is a room of the messenger: its members read and answer the guests there, live.",
        "Tokens may also be sent as `api_token` and `chat_user_token`, in the query or the body, and bodies may be forms.",
      ],
      examples: [examples.createCompany, examples.createChat],
    },
    {
      title: "Let a guest in",
      text: [
        "Whoever is brought in is mailed a code of six digits that works for a quarter of an hour. A guest needs no program: the page `/c/8` (the chat's number) asks for the e-mail and the code, and shows the conversation.",
      ],
      examples: [examples.addChatUser, examples.share, examples.requestCode, examples.getToken],
    },
    {
      title: "Talk",
      text: [
        "Messages are posted with the chat user's token: an account's alone is refused by 403. Guests read from their joining on, the account reads everything. Lists have `links` and `meta`, 25 a page, up to 100; messages also page by `before`, a message's id.",
      ],
      examples: [examples.post, examples.read],
    },
    {
      title: "Errors and limits",
      text: [
        "422 has sentences by field; 401: a token that is not valid; 403: one that may not do this, or a closed chat; 404: what is not there or not yours. A wrong code and an unknown e-mail are answered alike, and five wrong tries end a code.",
        "A token may call 20 times a second and 100 times at once; over it 429 with `Retry-After`.",
      ],
      examples: [examples.invalid],
    },
    {
      title: "Retry safely",
      text: [
        "Every `POST` that creates takes `Idempotency-Key`: the same key and body answer as the first time for a day at least, another body 422. `?dry_run=1` on messages looks at everything and stores nothing.",
      ],
      examples: [examples.postOnce, examples.tryOut],
    },
  ],
};
