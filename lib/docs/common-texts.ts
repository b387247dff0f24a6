/** What all APIs have in common, for people and for language models alike. */
export const COMMON = {
  manners: [
    "Every answer has the header `X-Request-Id`; send one of your own (8 to 64 letters, digits, `.`, `_`, `-`) and it is used. The rate stands in `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset` (seconds); over it comes 429 with `Retry-After`.",
    "`Idempotency-Key` on a call that creates something: the same key and body answer as the first time for a day at least, with `Idempotent-Replayed: true`; another body is refused by 422; a second call while the first is on its way waits for it.",
    "`?dry_run=1` where a message is posted: everything is looked at, access too, and the answer is what would be stored. Nothing is stored, announced or used up.",
    "Bodies are JSON in UTF-8, up to 1 MiB; a message's text has up to 16,384 characters. Leave aside members of answers that you do not know: there may come to be more.",
  ],
  live: [
    "Live updates come by the protocol of Pusher Channels, so every client library of Pusher works, with the embedded broker as with a hosted one. `GET /api/messenger/realtime` says where to connect; the library asks `/api/realtime/auth` for each channel, with your token.",
    "`private-room-<id>` is for the room's members: `message.created`, `message.updated`, `message.deleted`, `reaction.changed`, `receipt.changed`, `room.updated`, `member.added`, `member.removed`, `typing`, `note.changed`. `private-user-<id>` is for one person: `room.added`, `room.removed`, `unread.changed`, `user.updated`.",
    "Every event has an `eventId`; one may come twice. What happened while you were away does not come later: after connecting again, ask for the messages after your last `seq`. A message that is too large for an event comes as `messageId` with `truncated: true`. Guests hear their chat on a channel of its own, which `GET /api/chats/<id>/realtime` names.",
  ],
  webhooks: [
    "A room's admin enters an address under **Room details → Settings → Webhooks**, or by the messenger API. It is called with `POST` for each new message, and the body has `message`, `fromUser` and `room`. Answer with any 2xx within five seconds; else it is tried again, later each time, under the same `webhook-id`. 410 ends the attempts. The log beside the webhook shows each attempt.",
    "Calls are signed as Standard Webhooks say, with the webhook's `secret`: libraries for that standard verify them, and so does this code. The header `Verification-Signature` repeats the webhook's `verifySignature`, as the published messenger API has it.",
  ],
  terminal: [
    "`npx hearth-send` comes with the package and needs nothing but Node. It takes a room's key, a key of the workspace or a personal token, tries again after failures without ever posting twice, and ends with 0, or with one sentence and 1 (refused), 2 (wrong usage) or 3 (not reached).",
  ],
};
