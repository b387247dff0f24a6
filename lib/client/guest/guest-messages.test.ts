import { describe, expect, test } from "vitest";
import {
  NO_MESSAGES,
  type PendingMessage,
  withMessages,
  withOwnMessage,
  withoutMessage,
  withoutPending,
  withPending,
} from "@/lib/client/guest/guest-messages";
import type { WireChatMessage } from "@/lib/dialects/guest-chat/schemas";

const said = (id: number, body = `${id}`): WireChatMessage => ({
  ...{ id, chat_id: 1, chat_user: null, author_name: "Ada", body, attachments: [], edited: false },
  ...{ created_at: "2026-01-01T00:00:00.000Z", updated_at: "2026-01-01T00:00:00.000Z" },
});
const pending = (localId: string, body: string): PendingMessage => ({
  ...{ localId, body, attachments: [], state: "sending" },
});

describe("a guest's messages", () => {
  test("stand in order whenever they come, each once", () => {
    const state = withMessages(withMessages(NO_MESSAGES, [said(3), said(1)]), [said(2), said(3, "changed")]);
    expect(state.list.map(({ body }) => body)).toEqual(["1", "2", "changed"]);
    expect(withoutMessage(state, 2).list.map(({ id }) => id)).toEqual([1, 3]);
  });

  test("on their way become the stored one, whichever comes first", () => {
    const sent = withPending(NO_MESSAGES, pending("a", "Hello"));
    const byEvent = withOwnMessage(sent, said(1, "Hello"));
    expect(byEvent.pending).toEqual([]);
    const byAnswer = withMessages(withoutPending(byEvent, "a"), [said(1, "Hello")]);
    expect(byAnswer.list).toHaveLength(1);
    // The event after the answer settles no other row with the same words.
    const again = withPending(byAnswer, pending("b", "Hello"));
    expect(withOwnMessage(again, said(1, "Hello")).pending).toHaveLength(1);
  });
});
