import { type Example, like, type Place } from "@/lib/docs/examples/example";

const call = (at: Place, text: string, more: { roomId?: number; once?: string; query?: string } = {}) => ({
  method: "POST",
  url: `${at.origin}/api/messaging/messages${more.query ?? ""}`,
  headers: { accesstoken: at.roomKey, ...(more.once ? { "Idempotency-Key": more.once } : {}) },
  body: { roomId: more.roomId ?? at.roomId, type: "text", body: { text } },
});

const message = (at: Place, text: string) => ({
  id: like(42),
  roomId: at.roomId,
  fromUserId: like(2),
  totalUserCount: like(1),
  deliveredCount: 0,
  seenCount: 0,
  type: "text",
  body: { text },
  modifiedAt: like(1_667_553_066_416),
  createdAt: like(1_667_553_066_416),
  localId: null,
  deleted: false,
});

export const post: Example = {
  title: "Post a message",
  request: (at) => call(at, "The build is green"),
  answer: (at) => ({
    status: 200,
    body: { status: "success", data: { message: message(at, "The build is green") } },
  }),
};

export const postOnce: Example = {
  title: "Post it once, however often it is sent",
  isRepeatable: true,
  request: (at) => call(at, "Deployed 1.4.0", { once: "deploy-1.4.0" }),
  answer: (at) => ({
    status: 200,
    body: { status: "success", data: { message: message(at, "Deployed 1.4.0") } },
  }),
};

export const tryOut: Example = {
  title: "Look at everything, post nothing",
  request: (at) => call(at, "Only a trial", { query: "?dry_run=1" }),
  answer: (at) => {
    const { id: _, ...unstored } = message(at, "Only a trial");
    return { status: 200, body: { status: "success", data: { message: unstored } } };
  },
};

export const wrongRoom: Example = {
  title: "A room that the key does not belong to",
  request: (at) => call(at, "Hello", { roomId: 999_999 }),
  answer: () => ({
    status: 400,
    body: { status: "error", message: "roomId is not the room that this key belongs to" },
  }),
};
